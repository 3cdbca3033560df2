unset REDACTOR_KEY_FILE
"$REDACTOR" key new | grep -cE '^[0-9a-f]{16}$'
stat -c %a "$XDG_CONFIG_HOME/redactor/key" "$XDG_CONFIG_HOME/redactor"
"$REDACTOR" key new || echo "exit $?"
