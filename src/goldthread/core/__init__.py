"""What is true without a computer: values, statistics and rules. No Django, no I/O, no clock."""
