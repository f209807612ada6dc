"""Pages as drawings: what is painted on them, traced, put into few bytes, bound into a book's files."""
