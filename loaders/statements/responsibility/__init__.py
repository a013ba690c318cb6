"""Who is to act: bodies in brackets, in lines, in prose, in columns of tables."""
