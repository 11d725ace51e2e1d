"""Codes for what can be wrong with a table of purchases of steel and aluminum (s. 17)."""

from rvc_cli.diagnostics import error, note

NO_METAL = error(
    "PUR001",
    "neither steel nor aluminum",
    "The metal says in which of the two tests a stamping counts (s. 17(2), Table S).",
    "Write steel or aluminum, none for a part that Table S does not describe, or leave the cell blank.",
)
NO_USE = error(
    "PUR002",
    "an unknown use",
    "Only purchases for passenger vehicles, light trucks and heavy trucks count (s. 17(3), 17(4)).",
    "Write vehicles, stampings or directed-buy; other-vehicles, other-parts, tools, dies, moulds or other; "
    "or leave the cell blank.",
)
NO_PERIOD = error(
    "PUR003",
    "a period of the wrong shape",
    "The period says whether a purchase falls in the one that is calculated over (s. 17(7)).",
    "Write a day, 2026-03-15, a month, 2026-03, a quarter, 2026-Q1, a year, 2026, or two of them with / between.",
)
VALUE_NEEDED = error(
    "PUR004",
    "a purchase without a value",
    "The test is one of value (s. 17(1)), and a blank is never taken for 0.",
    "Give the value; of a stamping the metal_value may do alone.",
)
METAL_ABOVE_VALUE = error(
    "PUR005",
    "metal worth more than the part it is in",
    "metal_value is the value of the metal in a part (s. 17(2)), value that of the part.",
    "Correct one of the two.",
)
METAL_CONTRADICTED = error(
    "PUR006",
    "the metal against the HS code",
    "Table S lists the code for another metal than the one stated.",
    "Correct the metal or the code.",
)
NOT_ASKED = note(
    "PUR007",
    "purchases that are not asked for",
    "Steel and aluminum are asked of passenger vehicles, light trucks and heavy trucks only (s. 17(1)).",
    "Nothing needs to be done.",
)
