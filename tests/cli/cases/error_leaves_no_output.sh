head -c 5000 /dev/urandom >noise.bin
"$REDACTOR" noise.bin -o out.bin
code=$?
ls
exit $code
