# What cannot be read is not clean.
printf '\177ELF\002\001\001\000\000\000mail jane.poe@example.com' >t.bin
"$REDACTOR" check t.bin
