"""Tủ Sách: a folder of books and a catalog spreadsheet become a complete library site."""

__version__ = "0.1.0"
