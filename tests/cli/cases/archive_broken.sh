# Cut anywhere: exit 2 and no output, or exit 1 with what is missing listed.
mkdir t && for i in 1 2 3; do echo "number $i: jane.poe@example.com" >t/$i.txt; done
tar --sort=name --mtime=2026-01-01 -czf in.tgz t
size=$(stat -c %s in.tgz)
for cut in $(seq 1 7 $((size - 1))); do
  head -c $cut in.tgz >cut.tgz
  rm -f out.tgz
  "$REDACTOR" cut.tgz -o out.tgz 2>/dev/null
  code=$?
  [ $code = 0 ] && echo "cut at $cut of $size passed for whole"
  [ $code = 2 ] && [ -e out.tgz ] && echo "output after exit 2 at $cut"
done
echo done
