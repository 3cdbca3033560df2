printf '{"ref":"zebra","tag":"217-555-0143","note":"x","raw":"(217) 555-0143"}\n' >in.ndjson
"$REDACTOR" --field 'ref=ACCOUNT' --field 'tag=keep' --field 'note=drop' --field 'raw=text' in.ndjson
"$REDACTOR" --field 'ref=WRONG' in.ndjson
