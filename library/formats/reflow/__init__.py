"""Reflowable chapters in both representations: laid out as pages, and for the browser."""
