"""Measurements an engineer runs by hand; nothing in the product imports them."""
