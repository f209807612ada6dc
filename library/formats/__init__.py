"""What a file contains: format, facts, text."""
