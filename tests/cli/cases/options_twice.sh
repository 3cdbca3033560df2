"$REDACTOR" detect --region US --region DE
