# start and end are code points of the whole file, offset and length bytes.
printf '\303\274ber jos\303\251@example.com\n\n\342\202\254 omar@example.org\n' | "$REDACTOR" detect
