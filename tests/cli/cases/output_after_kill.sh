# Killed while it writes: nothing stands under the final name.
mkfifo pipe
"$REDACTOR" -o out.txt -m out.map --format text <pipe &
child=$!
exec 3>pipe
for i in $(seq 2000); do echo "line $i: mail jane.poe@example.com about nothing at all"; done >&3
sleep 0.3
{ kill -9 $child && wait $child; } 2>/dev/null
exec 3>&-
ls
cat .out.txt.*.tmp 2>/dev/null | grep -c jane.poe
stat -c %a .out.txt.*.tmp
