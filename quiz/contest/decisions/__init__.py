"""What each command leads to, one file a subject. Only `decide.py` calls these."""
