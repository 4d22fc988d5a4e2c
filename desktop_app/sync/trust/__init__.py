"""Which offices there are, whose word counts for what, and how an office proves that something is its own."""
