"""Files in and out: what leaves the house as a workbook."""
