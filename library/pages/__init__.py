"""Page images and words: jobs, workers, cache."""
