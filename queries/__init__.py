"""Questions: one .rq file each, discovered, typed and run."""
