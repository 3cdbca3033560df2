mkdir folder
"$REDACTOR" folder -o out.txt
code=$?
ls
exit $code
