"""An EPUB as a package: its archive, documents, contents, covers, speech."""
