"""What people of the office see: pages behind sign-in, each of one body."""
