"""The data workbook as a file: read with calamine, written with openpyxl."""
