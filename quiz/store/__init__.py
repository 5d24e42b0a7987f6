"""存储: what the program remembers, in SQL and in the folder of banks. Decides nothing."""
