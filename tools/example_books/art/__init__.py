"""Drawing parts shared by the books: everything is plain SVG text."""
