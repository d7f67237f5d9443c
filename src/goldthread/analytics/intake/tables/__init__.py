"""How tables are read as they stand: lines of text, sheets of a workbook. What they mean is not known here."""
