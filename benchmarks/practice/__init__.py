"""
The offline proof of the practice picker: simulated members, two memories, the ways to spend their minutes.

`uv run python -m benchmarks.practice` runs the product's own picker, evidence, memory and fold against
simpler ways of practising. Nothing here is a real member.
"""
