"""What nobody can do without: reading the files, and telling them apart or parsing them. No rows."""
