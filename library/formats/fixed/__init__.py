"""Fixed-layout pages: pictures and words put where the book says."""
