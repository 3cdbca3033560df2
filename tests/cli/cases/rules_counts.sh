"$REDACTOR" rules list --counts >counts.txt
# The last line adds up.
grep -c . <("$REDACTOR" rules list) >lines.txt
tail -1 counts.txt | sed 's/.* types, \([0-9]*\) rules/\1/' | cmp - lines.txt && echo rules
sed '$d' counts.txt | awk '{ sum += $2 } END { print sum }' | cmp - lines.txt && echo sums
