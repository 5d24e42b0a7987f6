"""提示: what is valid and yet worth a second look; one file a family. Knows no day but the one given."""
