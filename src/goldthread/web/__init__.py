"""What people see: pages, their parts and their look. It shows readings that others made and computes none."""
