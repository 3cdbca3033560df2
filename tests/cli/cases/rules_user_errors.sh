try() {
  cat >my.toml
  "$REDACTOR" detect -r my.toml </dev/null
  echo $?
}
try <<'X'
[[rule]]
id = "acme.badge"
type = "ACCOUNT"
pattern = 'QX\d{6}'
X
try <<'X'
[[rule]]
id = "acme.badge"
type = "ACCOUNT"
pattern = 'QX\d{6}'
max_lenght = 8
X
try <<'X'
[[rule]]
id = "acme.badge"
type = "ACCOUNT"
pattern = '\bQX\d{6}\b'
max_length = 8
match = ["badge QX20441"]
X
try <<'X'
[[rule]]
id = "acme.badge"
type = "ACCOUNT"
pattern = '\bQX(\d{6}\b'
max_length = 8
X
try <<'X'
[[rule]]
id = "device.imei"
validate = "lun"
X
