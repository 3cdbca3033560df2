set -o pipefail
(for i in $(seq 20000); do echo "line $i jane.poe@example.com and more text"; done) 2>/dev/null | "$REDACTOR" | head -n 1
