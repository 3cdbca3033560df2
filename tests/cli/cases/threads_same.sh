# One stream, any number of threads: the same bytes, map, report and findings.
for i in $(seq 4000); do
  echo "{\"id\":$i,\"email\":\"user$i@example.com\",\"body\":\"call (217) 555-0143, error $i\"}"
done > in.ndjson
for j in 1 2 5; do
  "$REDACTOR" -j $j in.ndjson -o out.$j -m map.$j --report report.$j.json
  "$REDACTOR" detect -j $j < in.ndjson > found.$j
  sed -i 's/"created":"[^"]*"/"created":""/' map.$j
done
for j in 2 5; do
  cmp out.1 out.$j && cmp map.1 map.$j && cmp found.1 found.$j
  cmp report.1.json report.$j.json
done
wc -l < found.5
"$REDACTOR" -j 3 in.ndjson | head -n 1
