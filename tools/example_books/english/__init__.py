"""“The Kite Letters”, a graded reader in English."""
