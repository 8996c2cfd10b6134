"""Forward, one file a version. A version that was published is never changed."""
