text='mail jane.poe@example.com, call (217) 555-0143, IMEI 35-209900-176148-1'
echo "$text" | "$REDACTOR" --only EMAIL
echo "$text" | "$REDACTOR" --only email,phone
echo "$text" | "$REDACTOR" --except EMAIL --except PHONE
