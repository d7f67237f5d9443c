"""Home at a glance: what stands out, what was recorded, what residents say, and where it all comes from."""
