"""What is measured, declared on cards, and the counts that follow from it. It holds no figures."""
