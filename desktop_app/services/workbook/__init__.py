"""The data workbook into and out of the database; files are read and written by desktop_app.documents.workbook."""
