"$REDACTOR" nowhere.txt -o out.txt
code=$?
ls
exit $code
