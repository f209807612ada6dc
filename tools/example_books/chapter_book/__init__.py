"""“Chiếc ghe chở sách”, a chapter book."""
