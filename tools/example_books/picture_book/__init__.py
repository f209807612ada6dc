"""“Bé Na đi tìm tiếng mưa”, a picture book."""
