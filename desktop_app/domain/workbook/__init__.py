"""The data workbook (数据工作簿): its sheets and columns as data, and what its cells mean."""
