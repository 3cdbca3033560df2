# A person that only users.csv names vanishes from the prose of the others.
mkdir -p dump/t
printf 'id,name,username\n1,Zofia Quillfeather,zquill77\n2,Network Team,error\n' >dump/users.csv
printf '{"id":1,"body":"Quillfeather, Zofia and zquill77 saw a network error."}\n' >dump/t/tickets.ndjson
printf 'met zquill77\n' >dump/notes.txt
"$REDACTOR" dump/users.csv dump/t/tickets.ndjson dump/notes.txt -o out -m m.map
cat out/dump/users.csv out/dump/t/tickets.ndjson out/dump/notes.txt
sed -n '1s/.*"lexicon":"\([0-9a-f]*\)".*/lexicon \1/p' m.map
# The order of the inputs is no matter, nor are threads.
"$REDACTOR" dump/notes.txt dump/t/tickets.ndjson dump/users.csv -o out2 -j1
diff -r out out2 && echo same
# An archive learns by itself, a single file does not.
tar -cf d.tar --sort=name --mtime=@0 dump
"$REDACTOR" d.tar -o o.tar && tar -xOf o.tar dump/notes.txt
"$REDACTOR" dump/notes.txt
"$REDACTOR" --learn off dump/users.csv dump/notes.txt -o out3
cat out3/dump/notes.txt
"$REDACTOR" check o.tar out/dump/users.csv && echo clean
