"""用例: what people do with the program, one verb phrase each. Knows no socket and no page."""
