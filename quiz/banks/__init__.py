"""题库: text in, values out. Imports nothing above errors; asks for no file, clock, chance or network."""
