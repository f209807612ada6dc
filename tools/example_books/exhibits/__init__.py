"""The stories behind the QR signs of the example school."""
