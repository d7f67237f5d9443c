"""What is chosen by rule out of all figures: what stands out, and what a table of counts shows at a glance."""
