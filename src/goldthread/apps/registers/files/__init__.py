"""Files that people give and take: what a file is by its content, whether it is fit to be kept, where its bytes lie;
and tables, written as files. Who may have one is not for here."""
