"""Where a site can be put: what hosts allow, what a site weighs, and how it is carried there."""
