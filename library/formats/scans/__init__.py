"""Pictures of pages: a folder, a CBZ."""
