"""Complaints about rows that are sound cell by cell: what they say together cannot be computed."""

from rvc_cli.diagnostics import error, warning

NEEDS_VALUE = error(
    "BOM301",
    "unit_value needed",
    "Every acquired material and every cost enters at its value; a blank is never taken for 0.",
    "Give the price of one unit, or list what the row is made of below it and leave unit_value blank.",
)
DEDUCTIONS_ABOVE_VALUE = error(
    "BOM302",
    "deductions above the value",
    "freight, duties, brokerage and waste are parts of unit_value (s. 8(2)); together they cannot exceed it.",
    "Give per-unit amounts that are included in unit_value.",
)
STATEMENT_ABOVE_VALUE = error(
    "BOM303",
    "supplier_regional_value above the value",
    "The amount of a statement under s. 9(2)(b) is part of the supplier's net cost and cannot exceed the value.",
    "Check the supplier's statement and the unit it speaks of.",
)
STATEMENT_INCOMPLETE = error(
    "BOM304",
    "half a statement",
    "A statement under s. 9(2)(a) states the net cost and the VNM; supplier_net_cost alone says nothing.",
    "Add supplier_vnm, or remove supplier_net_cost.",
)
STATEMENT_VNM_ABOVE_COST = error(
    "BOM305",
    "supplier_vnm above supplier_net_cost",
    "Non-originating materials are part of the supplier's net cost (s. 9(2)(a)).",
    "Check the supplier's statement.",
)
MADE_WITHOUT_CONTENTS = error(
    "BOM306",
    "self-produced without contents",
    "The value of a self-produced row comes from the rows below it (s. 7(5)(a), 8(5)); there are none.",
    "List its materials and costs below it, or say made = no if it is bought.",
)
COST_WITH_CONTENTS = error(
    "BOM308",
    "rows below a cost or an indirect, packing or excluded row",
    "Such a row is an amount by itself; nothing can stand below it.",
    "Move the rows below the assembly they belong to, or change the kind.",
)
NO_PARENT = error(
    "BOM310",
    "parent that does not exist",
    "A row stands below a part number that no row of the same good has.",
    "Correct the parent, or add its row.",
)
CYCLE = error(
    "BOM311",
    "cycle",
    "An assembly contains itself, directly or through others.",
    "Correct the parent of one of the rows named.",
)
LEVEL_JUMP = error(
    "BOM312",
    "level jumps",
    "A row may be at most one level below the row above it: otherwise nobody can tell what it belongs to.",
    "Add the missing level, or correct the number.",
)
NO_PREFIX = error(
    "BOM313",
    "item without its prefix",
    "Item 1.2.3 stands below item 1.2; that item is missing.",
    "Add the row of the prefix, or correct the number.",
)
ITEM_TWICE = error(
    "BOM314",
    "item given twice",
    "Two rows have the same item number, so the rows below cannot be told apart.",
    "Give every row its own number.",
)
TOO_DEEP = error(
    "BOM315",
    "tree too deep",
    "More than 200 levels: no bill of materials is, and figures would outgrow what can be printed.",
    "Check the parent column for a chain that should be a list.",
)
MADE_DIFFERS = error(
    "BOM316",
    "one part number, made and bought",
    "Rows of one part number disagree on whether the producer makes it or buys it.",
    "Use two part numbers, or correct the column made.",
)
ARTICLE_MISPLACED = error(
    "BOM317",
    "article of another code",
    "The rules name this article for other HS codes than that of the row.",
    "Correct the article or the HS code; other says that it is none of the goods named for its code, a blank nothing.",
)
NO_RATE = error(
    "BOM320",
    "no exchange rate",
    "A value in another currency is converted only at a stated rate (s. 2).",
    "Give the rate in [exchange_rates] of the manifest, or the column exchange_rate.",
)
TOO_LARGE = error(
    "BOM321",
    "sums too large",
    "The values add up to more than can be summed exactly (about 10^22).",
    "Check quantities and values; no vehicle costs that much.",
)
NOTHING_LEFT = error(
    "BOM322",
    "no rows that count",
    "The good has no material: nothing but costs, packing or blank rows.",
    "Check that the right table and the right kind column were given.",
)
OWN_RATE = error(
    "BOM323",
    "an exchange rate for the good's own currency",
    "An amount in the currency of the good is not converted (s. 2); a rate beside it contradicts that.",
    "Correct the currency of the row, or leave the rate blank.",
)
NOT_DESCRIBED = error(
    "BOM324",
    "vehicle not described",
    "With [goods] every vehicle of the bill of materials has its row in the table of vehicles, and the reverse.",
    "Add the missing rows, or correct the vehicle's name.",
)
CONTRADICTED = warning(
    "BOM330",
    "certification against place of origin",
    "A valid `yes` stands beside a place of production or a tag outside the United States, Mexico and Canada.",
    "Check the certification: a place of production outside stands against it, a mere tag does not.",
)
VALUE_DIFFERS = warning(
    "BOM331",
    "unit_value of a self-produced row differs from its contents",
    "The value of a self-produced row comes from its contents; the stated one is compared only.",
    "Check the standard cost, or say made = no if the row is bought.",
)
STATEMENT_UNUSED = warning(
    "BOM332",
    "statement for the transaction value method only",
    "supplier_vnm alone is a statement under s. 9(3): it serves the transaction value method and no other.",
    "Ask the supplier for net cost and VNM together (s. 9(2)(a)).",
)
TOP_QUANTITY = warning(
    "BOM339",
    "quantity of the good itself",
    "The single top row that has contents is the good itself; every amount is for one unit of it.",
    "Leave the quantity out or write 1; where the contents are those of several units, divide theirs.",
)
