"""What the school holds: spreadsheets in, checked holdings out."""
