"""Books for a class: passphrases, keys, and the locked form that a browser opens."""
