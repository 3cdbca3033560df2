printf 'Project Heron\n/blue-[0-9]+/\nboth@example.com\n' >deny.txt
printf 'support@example.com\n/[a-z]+@public\\.example/\nboth@example.com\n' >allow.txt
echo 'ask support@example.com or x@public.example about Project Heron, blue-77, both@example.com, jane@example.com' |
  "$REDACTOR" --deny deny.txt --allow allow.txt
