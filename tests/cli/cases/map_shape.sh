printf 'a jane.poe@example.com b JANE.POE@example.com c password: hunter2\n' >in.txt
"$REDACTOR" in.txt -o out.txt -m out.map
sed 's/"created":"[^"]*"/"created":"T"/; s/"rules":"[0-9a-f]*"/"rules":"R"/' out.map
stat -c %a out.map
