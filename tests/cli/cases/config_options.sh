mkdir conf
echo 'Project Heron' >conf/staff.txt
cat >conf/redactor.toml <<'X'
only = ["EMAIL", "INTERNAL", "ACCOUNT"]
deny = ["staff.txt"]     # beside this file
token-bits = 75
report = "report.json"   # not read: where the program runs
map-secrets = true       # of redact: detect does not mind

[field]
badge_no = "ACCOUNT"
X
echo '{"badge_no":"7781","t":"mail jane@example.com from 10.20.30.40 on project heron"}' >t.ndjson
"$REDACTOR" -c conf/redactor.toml t.ndjson
echo "only IP:"
"$REDACTOR" -c conf/redactor.toml --only IP --token-bits 50 t.ndjson
grep -c '"config": "[0-9a-f]\{16\}"' report.json
