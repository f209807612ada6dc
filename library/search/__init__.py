"""The analyzer, the Whoosh index and the data the site ships."""
