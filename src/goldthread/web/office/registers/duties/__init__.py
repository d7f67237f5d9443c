"""What is to be done: everything late or due over all registers, and the page that each person starts from."""
