# A key is held until it is whole; a pause changes nothing.
pem() {
  echo 'before'
  sleep "$1"
  echo '-----BEGIN RSA PRIVATE KEY-----'
  sleep "$1"
  echo 'MIIEowIBAAKCAQEA0123456789abcdefMIIEowIBAAKCAQEA0123456789abcdef'
  echo '-----END RSA PRIVATE KEY-----'
  echo 'after'
}
pem 0 | "$REDACTOR" --line-buffered > at_once
pem 0.2 | "$REDACTOR" --line-buffered | tee paused
cmp at_once paused
