"""Proves from the finished site that nothing is in it which may not be read (`tusach audit`)."""
