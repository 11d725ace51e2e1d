"""The command line: one module a command; options and exit status, nothing else."""
