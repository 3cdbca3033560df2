cat >my.toml <<'X'
[[rule]]
id = "device.imei"
score = 0.4

[[rule]]
id = "money.card"
enabled = false

[[rule]]
id = "acme.case"
type = "ACCOUNT"
pattern = '\w+-acme\b'
max_length = 30
match = ["see «77-acme»"]
X
"$REDACTOR" rules show -r my.toml acme.case
"$REDACTOR" rules show -r my.toml device.imei | sed -n 's/[^ ]*\/patterns/PATTERNS/; /^# in place/p; /^score /p'
"$REDACTOR" rules show -r my.toml money.card | sed -n '/^# switched/p; /^id/p'
"$REDACTOR" rules list -r my.toml | grep -c 'money\.card	'
"$REDACTOR" rules list -r my.toml | grep acme
"$REDACTOR" rules show device.imai
