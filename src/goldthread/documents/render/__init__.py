"""The formats that a paper comes in, one each: they add no word, decide nothing and know nothing of policing."""
