"""The rules of GB/T 9704-2012 measured on documents of ours: `python -m tests.gbt` prints every row."""
