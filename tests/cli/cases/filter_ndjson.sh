printf '{"id":7,"requester":{"name":"Jane Poe","email":"jane.poe@example.com"},"body":"Jane has IMEI 35-209900-176148-1, said POE"}\n' | "$REDACTOR"
