# On a terminal a line that is gone before any message and at the end.
cat > run.sh <<'EOF'
slow() { echo 'mail jane.poe@example.com'; sleep 1.5; echo 'and omar@example.org'; }
slow | "$REDACTOR" -o out.txt
slow | "$REDACTOR" check
EOF
TERM=xterm script -qec 'bash run.sh' /dev/null < /dev/null > seen || true
tr '\r' '\n' < seen > lines
grep -c '^[0-9]* B  .*B/s  [0-9]* found' lines | awk '{print ($1 > 0 ? "a bar" : "no bar")}'
grep -c 'redactor: stdin: record 0' lines
grep 'redactor: ' lines | grep -cv $'^\x1b\\[Kredactor: \\|^redactor: ' || true
TERM=dumb script -qec 'bash run.sh' /dev/null < /dev/null | grep -c B/s || true
