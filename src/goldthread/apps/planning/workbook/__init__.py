"""The plan workbook: how it is laid out, read, checked and written empty. It knows nothing of the database's rows."""
