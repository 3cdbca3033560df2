# Each complete line comes back before the next is written.
talk() {
  local answer
  coproc "$REDACTOR" "${@:2}" --line-buffered
  local in=${COPROC[1]} out=${COPROC[0]} pid=$COPROC_PID
  while IFS= read -r line; do
    printf '%s\n' "$line" >&"$in"
    IFS= read -r -t 20 answer <&"$out" || answer="nothing came for: $line"
    printf '%s\n' "${answer%%,\"rule\"*}"
  done <<< "$1"
  exec {in}>&-
  wait "$pid"
}
talk $'mail jane.poe@example.com\nplain\n\ncall (217) 555-0143 now'
talk $'{"email":"jane.poe@example.com"}\n{"email":"omar@example.org"}'
talk $'id,email\n1,jane.poe@example.com\n2,omar@example.org' -f csv
talk $'mail jane.poe@example.com\ncall (217) 555-0143 now' detect
