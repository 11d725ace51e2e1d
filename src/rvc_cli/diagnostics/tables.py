"""Codes for what can be wrong with a table: BOM0xx its file and header, BOM1xx a cell, BOM2xx a row."""

from rvc_cli.diagnostics import error, note, warning

UNREADABLE = error(
    "BOM001",
    "a table that cannot be opened",
    "The file does not exist, is a folder or a device, or may not be read.",
    "Check the path and the permissions of the file.",
)
EMPTY = error(
    "BOM002",
    "an empty file",
    "A file without a byte, or with nothing but blanks, has no header and no rows.",
    "Export the table again; the export may have been cut off.",
)
BINARY = error(
    "BOM003",
    "a file that is no text",
    "A workbook, a PDF or an archive with the ending of a text file cannot be read as rows and columns.",
    "Save the sheet as CSV UTF-8 in the spreadsheet program.",
)
NUL = error(
    "BOM004",
    "a NUL byte or a control character that no text holds",
    "Such bytes come from a damaged export or another encoding; the text around them cannot be trusted.",
    "Export the table again as CSV UTF-8.",
)
ENCODING = error(
    "BOM005",
    "an encoding that is not read",
    "Read are UTF-8, UTF-16 with a mark, and Windows-1252; any other guess could change a name or code.",
    "Save the file as CSV UTF-8.",
)
CP1252 = note(
    "BOM006",
    "a table in Windows-1252",
    "The file is no UTF-8, so it was read as Windows-1252, the encoding of older Windows programs.",
    "Save the file as CSV UTF-8 if letters with accents look wrong.",
)
CARRIAGE_RETURN = error(
    "BOM007",
    "a carriage return without a line feed",
    "Lines must end in LF or CRLF; with a lone CR it is unclear where a row ends.",
    "Save the file with line ends LF or CRLF; take line breaks out of the cells.",
)
NO_HEADER = error(
    "BOM008",
    "a table without a header in its first line",
    "The first line must name the columns; otherwise nobody knows what a cell means.",
    "Delete what stands above the header, or add one; `rvc columns` lists the names.",
)
NO_ROWS = error(
    "BOM009",
    "a header without rows",
    "A table without materials has no value, and so no origin.",
    "Export the table again; the export may have been cut off.",
)
MIXED_ENCODING = error(
    "BOM010",
    "a table in two encodings, or cut off within a letter",
    "Some letters are sound UTF-8 and some bytes are not, so any reading would change some names.",
    "Export the table again as CSV UTF-8, in one go.",
)
NO_SCRATCH = error(
    "BOM011",
    "no room for temporary files",
    "A table that is not plain UTF-8, is long, or has an unusual name is read through a temporary file.",
    "Free some space, or name another folder in the variable TMPDIR.",
)
NEEDED_COLUMN = error(
    "BOM050",
    "a needed column is missing",
    "Without part numbers and values there is nothing to identify or to add up.",
    "Add the column, or map the header that means it under [columns] in the manifest.",
)
HEADER_TWICE = error(
    "BOM051",
    "a column given twice",
    "Two headers name the same column, so it is open which of them counts.",
    "Rename or remove one, or list it under ignore in [columns] of the manifest.",
)
MISSPELT_HEADER = error(
    "BOM052",
    "a header that is nearly one that is known",
    "Passing it over would leave out facts that may decide the answer.",
    "Correct the spelling; if it means something else, list it under ignore in [columns] of the manifest.",
)
UNKNOWN_HEADER = note(
    "BOM053",
    "a header that is not known",
    "The column is not read.",
    "Map it under [columns] in the manifest if it should be read, or list it under ignore.",
)
UNNAMED_COLUMN = note(
    "BOM054",
    "a column without a name",
    "The column is not read.",
    "Give it a name, or delete it.",
)
TWO_TREES = error(
    "BOM055",
    "more than one column that gives the tree",
    "parent, level and item may contradict each other, so only one of them can be read.",
    "Map the one to read under [columns] in the manifest, or list the others under ignore.",
)
TREE_PASSED_OVER = note(
    "BOM056",
    "a column of the tree that is not read",
    "The manifest picks another column for the tree.",
    "Nothing needs mending.",
)
MAPPED_NOT_FOUND = note(
    "BOM057",
    "a header in [columns] that the table does not have",
    "The mapping has no effect on this table.",
    "Correct the header under [columns] in the manifest if it is misspelt.",
)
HEADER_QUOTES = error(
    "BOM058",
    "a header whose quotes do not match",
    "A quote that is never closed, or that stands within a name, hides where the names begin and end.",
    "Put quotes around whole names only.",
)
TOO_MANY_COLUMNS = error(
    "BOM059",
    "far more columns than a bill of materials has",
    "A sheet saved to its full width, or a table lying on its side, cannot be what was meant.",
    "Delete the columns that are not needed.",
)
NEEDED_CELL = error(
    "BOM101",
    "a needed cell is blank",
    "A blank is never 0 or 1, and a row without part number cannot be named.",
    "Fill in the cell, or delete the row if it is none.",
)
NOT_A_NUMBER = error(
    "BOM104",
    "a cell that is not a number",
    "Amounts are digits with at most one decimal mark; anything else could be read in two ways.",
    "Write it plainly, such as 12000.50, or say under [format] in the manifest how the table writes it.",
)
ZERO = error(
    "BOM105",
    "a zero where something must be",
    "A quantity or a rate of zero makes the row count for nothing.",
    "Give the amount, or delete the row.",
)
TOO_PRECISE = error(
    "BOM106",
    "a number with too many decimals",
    "Amounts are exact to 8 decimals; more would have to be rounded.",
    "Round it to 8 decimals in the source, or change the unit.",
)
TOO_LARGE = error(
    "BOM107",
    "a number out of all proportion",
    "Amounts have at most 10 digits before the decimal mark.",
    "Check the cell; it may be a code or a date in the wrong column.",
)
NEGATIVE = error(
    "BOM108",
    "a negative number",
    "No material has a negative quantity, value or deduction.",
    "Give the amount without a sign; a credit is settled in the value of the row that it belongs to.",
)
NO_KIND = error(
    "BOM110",
    "an unknown kind of row",
    "The kind decides whether a row is a material or a cost, and which paragraph applies to it.",
    "Use one of the kinds that the message lists, or leave the cell blank for a material.",
)
NO_YES_NO = error(
    "BOM111",
    "neither yes nor no",
    "Anything but a clear answer would have to be guessed.",
    "Write yes or no, or leave the cell blank where it is not known.",
)
NO_COUNTRY = error(
    "BOM112",
    "an unknown country",
    "The country decides whether a material can originate.",
    "Write the ISO code (US, MX, CA …) or the English or Spanish name; leave blank what is not known.",
)
NO_SINGLE_COUNTRY = error(
    "BOM113",
    "no country, or more than one",
    "A material has one country of origin; with several, or with none that is known, it is undetermined.",
    "Split the row by country, or leave the cell blank: blank means not known.",
)
NO_CURRENCY = error(
    "BOM114",
    "an unknown currency",
    "Without the currency the amount of the row cannot be converted.",
    "Write the ISO 4217 code, such as USD, MXN or CAD.",
)
NO_HS_CODE = error(
    "BOM115",
    "an HS code of the wrong shape",
    "A code begins with its chapter, 01 to 99, and has 4 to 10 digits, parted by points or blanks after pairs only.",
    "Correct the code; format the column as text in the spreadsheet so that leading zeros stay.",
)
NO_ROLE = error(
    "BOM116",
    "an unknown role",
    "The role says which core part of Table A.2 the row is.",
    "Use a role that the message lists, engine/block for a component, or none; or leave the cell blank.",
)
NO_ARTICLE = error(
    "BOM117",
    "an unknown article",
    "The article says which of the goods that a split provision names the row is.",
    "Use a name that `rvc rules show` lists, or leave the cell blank.",
)
NO_DATE = error(
    "BOM118",
    "a date of the wrong shape",
    "03/04/2026 is in March or in April; only ISO 8601 is read.",
    "Write the date as year-month-day: 2026-04-03.",
)
NO_SUCH_DAY = error(
    "BOM119",
    "a day that does not exist",
    "The calendar has no such day.",
    "Correct the date.",
)
BACKWARDS = error(
    "BOM120",
    "a period that ends before it begins",
    "Such a period covers no day at all.",
    "Correct one of the two dates.",
)
NO_LEVEL = error(
    "BOM121",
    "a level that is no whole number",
    "The level says how deep a row stands in the tree.",
    "Write 0, 1, 2 …, without points or signs.",
)
NO_ITEM = error(
    "BOM122",
    "an item number of the wrong shape",
    "The dotted number says where a row stands in the tree.",
    "Write 1, 1.2, 1.2.3 …; format the column as text so that 1.10 does not become 1.1.",
)
NO_PRICE_UNIT = error(
    "BOM123",
    "a price unit that is no whole number above zero",
    "The unit value is divided by the price unit.",
    "Write 1, 100, 1000 …, or leave the cell blank for 1.",
)
RAGGED = error(
    "BOM201",
    "a row with more or fewer cells than the header",
    "It cannot be told which cell belongs to which column.",
    "Put quotes around cells that hold the delimiter, and give every row all its cells.",
)
STRAY_QUOTE = error(
    "BOM202",
    "a quote in the wrong place",
    "A quote within a cell hides where the cell ends.",
    'Put quotes around the whole cell and double those within it: "1/2"" bolt".',
)
OPEN_QUOTE = error(
    "BOM203",
    "a quote that is never closed",
    "Everything after it belongs to one cell, so the rows after it cannot be read.",
    "Close the quote; if the file was cut off, export it again.",
)
TOO_LONG = error(
    "BOM206",
    "a row out of all proportion",
    "A row of more than a megabyte is no material; a quote may have swallowed the rows after it.",
    "Check the quotes in the row, and shorten its text.",
)
TOTAL_ROW = error(
    "BOM204",
    "a row that looks like a total",
    "Its value is the sum of rows above it; counted as a material it would double the net cost.",
    "Delete the row.",
)
TOTAL_NAME = warning(
    "BOM205",
    "a row that is named like a total",
    "It is counted as a material although its name says that it sums up others.",
    "Delete the row if it is a total.",
)
