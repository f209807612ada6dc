"""QR codes and the sheets they are printed on."""
