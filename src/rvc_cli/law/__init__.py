"""The regulation, a paragraph a function. Pure: no file, no clock, no framework; percentages come from rules/."""
