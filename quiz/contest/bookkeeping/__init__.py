"""How each event changes the state, one file a subject. Only `evolve.py` calls these."""
