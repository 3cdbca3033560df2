"$REDACTOR" --version | sed 's/[0-9.]*$/V/'
for verb in redact detect check explain restore rules key map; do
  "$REDACTOR" $verb --help | head -n 1
done
