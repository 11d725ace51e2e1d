"""Codes for what can be wrong with a TOML file, with a manifest, and with the sources a call names."""

from rvc_cli.diagnostics import error, note

UNREADABLE = error(
    "TOM001",
    "a TOML file that cannot be opened",
    "The file does not exist, is no regular file, may not be read, or is far larger than a manifest can be.",
    "Check the path and the permissions of the file.",
)
NOT_UTF8 = error(
    "TOM002",
    "a TOML file that is not UTF-8",
    "TOML is UTF-8 by definition; guessing another encoding could change a name or a code.",
    "Save the file as UTF-8.",
)
SYNTAX = error(
    "TOM003",
    "a TOML file with a mistake in its writing",
    "The file breaks the grammar of TOML, so nothing in it can be relied on.",
    "Put text and codes in quotes, write numbers without quotes, give each key once.",
)
ABSURD_NUMBER = error(
    "TOM004",
    "a number that is none, or out of all proportion",
    "nan, inf and numbers of hundreds of digits are no amounts, percentages or counts.",
    "Write a plain number such as 1234.56.",
)
TOO_DEEP = error(
    "TOM005",
    "a TOML file that nests too deeply",
    "No file this tool reads needs more than a few levels of tables and lists.",
    "Write the tables as the documentation shows them.",
)
BAD_KEY = error(
    "MAN001",
    "a key of a manifest that is not read, or holds what does not belong there",
    "A misspelt key would leave its fact out, and a value of the wrong type would have to be guessed.",
    "Correct the key or the value as the message says; `rvc schema manifest` prints every key and its type.",
)
NO_GOOD = error(
    "MAN002",
    "a manifest that names no good, or two",
    "A manifest is about one good in [good], or about the vehicles of a table in [goods].",
    'Write [good] with the name of its table, bom = "…", or [goods] with table and bom.',
)
NO_TABLE = error(
    "MAN003",
    "a manifest that names a table that cannot be read",
    "Without its table nothing is known of the good's materials.",
    "Write the path of a .csv or .tsv file, relative to the manifest.",
)
CONTRADICTION = error(
    "MAN004",
    "two keys of a manifest that contradict each other",
    "Choosing one of them would be a guess about a fact of the good.",
    "Keep the one that is right and remove the other.",
)
FACT_NEEDED = error(
    "MAN005",
    "a fact of the good that its class or method needs",
    "The rule that applies cannot be chosen, or its figure not be computed, without it.",
    "State the fact in the manifest, or where there is one by the option.",
)
PERIOD_REVERSED = error(
    "MAN006",
    "a period that ends before it begins",
    "No day lies in it.",
    "Exchange the two dates or correct one.",
)
SIDE_HEADER = error(
    "MAN021",
    "a header of a side table that is missing, doubled or not known",
    "Every column of such a table is a fact; one that is not understood would be left out.",
    "Name the columns as the documentation does: of vehicles by the keys of [good] and [cost], and `vehicle`.",
)
SIDE_CELL = error(
    "MAN023",
    "a cell of a side table that does not hold what belongs there",
    "A wrong value would have to be guessed.",
    "Correct the cell as the message says.",
)
VEHICLE_TWICE = error(
    "MAN024",
    "a vehicle that has two rows",
    "Which of the rows holds cannot be known.",
    "Keep one row for each vehicle.",
)
COST_BLANK = error(
    "MAN025",
    "a blank cost beside costs that are given",
    "Giving any cost states that the costs given are all there are, and a blank is never 0.",
    "Write 0 where there is no such cost, or leave all costs of the row blank where they are unknown.",
)
SIDE_BLANK_ROWS = note(
    "MAN026",
    "rows of blank cells in a side table",
    "A row with nothing in it says nothing.",
    "Nothing needs to be done; delete the rows if they should have held something.",
)
NOT_FOUND = error(
    "SRC001",
    "a source that does not exist",
    "What was named is neither a file, nor a folder, nor a pattern that fits any.",
    "Check the spelling and the folder the command runs in.",
)
NOT_READ = error(
    "SRC002",
    "a file of a kind that is not read",
    "Only tables and manifests are read.",
    "Name a .csv or .tsv table, a .toml manifest, a folder, a pattern, or - for CSV on standard input.",
)
NOTHING_THERE = error(
    "SRC003",
    "a folder or pattern that yields nothing to check",
    "An empty answer must not look like a good one.",
    "Check the path; tables are .csv or .tsv, manifests are .toml with [good] or [goods].",
)
STDIN_TWICE = error(
    "SRC004",
    "standard input named twice",
    "Standard input can be read once.",
    "Name - once.",
)
CANNOT_OPEN = error(
    "SRC005",
    "a file or folder that cannot be opened",
    "The system refuses to open it, or what it points at does not exist.",
    "Check the permissions, and whether a link points at a file that is there.",
)
NOT_A_MANIFEST = error(
    "SRC006",
    "a TOML file that is no manifest",
    "It has neither [good] nor [goods]; a rule pack, for one, goes in --rules.",
    "Name a manifest, or give the file to the option it is for.",
)
BAD_NAME = error(
    "SRC007",
    "a file name that is not UTF-8",
    "The name cannot be printed or written to a report as it is.",
    "Rename the file.",
)
SAME_FILE = note(
    "SRC010",
    "a file that was named twice",
    "It is read once, at its first place.",
    "Nothing needs to be done.",
)
PASSED_OVER = note(
    "SRC011",
    "a file of a folder or pattern that was passed over",
    "It is of a kind that is not read as a source.",
    "Nothing needs to be done; name the file itself if it should have been read.",
)
