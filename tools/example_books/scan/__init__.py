"""“Hoa Gạo số 3”, a handmade magazine as it comes from the scanner."""
