"""What the site says, and the files it says it in."""
