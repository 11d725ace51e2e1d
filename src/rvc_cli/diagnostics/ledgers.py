"""Codes for what can be wrong with an inventory ledger: LED0xx its header and cells, LED1xx what its rows say."""

from rvc_cli.diagnostics import error, note, warning

NEEDED_COLUMN = error(
    "LED001",
    "a ledger without a column it needs",
    "A row says when what came in or went out, and how much of it.",
    "Add the columns date, kind, item and quantity, or rename the headers that mean them.",
)
HEADER_TWICE = error(
    "LED002",
    "a column of a ledger given twice",
    "Two headers name the same column, so it is open which of them counts.",
    "Rename or remove one.",
)
MISSPELT_HEADER = error(
    "LED003",
    "a header of a ledger that is nearly one that is known",
    "Passing it over would leave out facts that decide origin or value.",
    "Correct the spelling, or give the column another name if it means something else.",
)
UNKNOWN_HEADER = note(
    "LED004",
    "a header of a ledger that is not known",
    "The column is not read.",
    "Nothing needs to be done.",
)
NO_ROWS = error(
    "LED005",
    "a ledger without rows",
    "Nothing came in and nothing went out.",
    "Export the ledger again; the export may have been cut off.",
)
BLANK_ROWS = note(
    "LED006",
    "rows of blank cells in a ledger",
    "A row with nothing in it moves nothing.",
    "Nothing needs to be done; delete the rows if they should have held something.",
)
NO_KIND = error(
    "LED010",
    "a row of a ledger of no known kind",
    "The kind says whether units come in, leave, come back or are counted.",
    "Write opening, receipt, use, shipment, sale, loss, return, sent-back or closing.",
)
NEEDED_CELL = error(
    "LED011",
    "a needed cell of a ledger is blank",
    "A row that says not when, or what, cannot be put in its place.",
    "Fill in the cell, or delete the row.",
)
NO_DAY = error(
    "LED012",
    "a day that no ledger speaks of",
    "A year far from ours is a slip of the pen or a number of a spreadsheet.",
    "Correct the year.",
)
OUT_OF_ORDER = error(
    "LED013",
    "rows of a ledger that are not in the order of their days",
    "FIFO and LIFO go by the order in which units came and went; of one day the order of the rows counts.",
    "Sort the ledger by date, the rows of one day in the order in which they happened.",
)
TWO_CURRENCIES = error(
    "LED014",
    "a ledger in two currencies",
    "Values can be added and averaged in one currency only.",
    "Convert the values at the rates at which the purchases were recorded (s. 2(1)).",
)
METHOD = error(
    "LED100",
    "a method that the Schedule does not have",
    "Schedule 7 has FIFO, LIFO and the rolling average; Schedule 8 has these and specific identification, each "
    "average over what its sections say.",
    "Choose another method, or say what is averaged over.",
)
ORIGIN = error(
    "LED101",
    "a receipt whose origin is not stated, or does not belong",
    "Origin is what the method carries from receipt to withdrawal; a guess would be carried along.",
    "Write yes or no; no where there is no certification (s. 7(21)).",
)
VALUE = error(
    "LED102",
    "a receipt without a value",
    "The value of what is withdrawn is that of what was received (s. 8, Schedule 7).",
    "Give the value of one unit under s. 8.",
)
LOT = error(
    "LED103",
    "a lot that is missing, unknown, or of two origins",
    "Specific identification, and what goes back to its supplier, go by the lot.",
    "Name the lot as its receipt does, and give units of the other origin a lot of their own.",
)
OPENING = error(
    "LED104",
    "an opening inventory that is not determined",
    "Its origin is that of the latest receipts that add up to it, or it is taken as non-originating (Schedule 8 "
    "s. 9, 15).",
    "List the latest receipts before it and leave `originating` blank, or write no and its value.",
)
TOO_MUCH = error(
    "LED105",
    "more units than there are",
    "What is not there cannot be withdrawn, come back, or go back; rows count in their order.",
    "Correct the quantity, or put the receipt before its use.",
)
REFERENCE = error(
    "LED106",
    "a return without its withdrawal",
    "Units come back of the origin and at the value with which they left.",
    "Give the withdrawal a reference of its own, and the return the same.",
)
COUNT = error(
    "LED107",
    "a count that the rows do not come to",
    "The difference came in or went out without a row, so origin and value of the rest are not known.",
    "Add the loss or the receipt that explains it.",
)
TWICE = error(
    "LED108",
    "material counted when it is used and when the good is shipped",
    "The same units would leave the inventory twice.",
    "Keep the rows of one kind.",
)
NOT_IN_STOCK = error(
    "LED109",
    "units that are not there by the method chosen",
    "By the method they have been withdrawn already, or an average cannot be carried on.",
    "Correct the row as the message says.",
)
GOOD_UNITS = error(
    "LED110",
    "a bill of materials of a good without its units",
    "How many units of a material one unit of the good takes is never presumed.",
    "Give `good` and `good_units` on every row of use and shipment.",
)
SALES_BESIDE_USE = warning(
    "LED120",
    "goods and materials out of one inventory, averaged alike",
    "The method is the same for both, but each has its own averaging period (s. 8(21)); the materials' was used.",
    "Run the ledger again with --of fungible-goods and their period for the rows of sale.",
)
CUT = note(
    "LED121",
    "quantities or values that no decimal holds",
    "They were cut at the 8th decimal: of non-originating units upward, of originating ones downward.",
    "Nothing needs to be done; --format json has the exact fractions.",
)
