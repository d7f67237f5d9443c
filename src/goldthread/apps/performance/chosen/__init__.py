"""What is chosen by rule out of all figures: what stands out, what a table of counts
shows at a glance, and what of a table may be published."""
