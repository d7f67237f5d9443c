"""The tables of this app stand with their registers, in `registers/`; there are no others."""
