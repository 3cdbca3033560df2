for line in 'min_score = 1' 'exact = "yes"' 'key = ["a"]' 'only = true' 'help = true' 'deny = [1]' 'x = ' 'only = "FISH"'; do
  echo "$line" >c.toml
  "$REDACTOR" detect -c c.toml </dev/null
  echo $?
done
"$REDACTOR" detect -c none.toml </dev/null
