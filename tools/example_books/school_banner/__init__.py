"""The picture of the school on the home page."""
