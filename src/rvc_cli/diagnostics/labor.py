"""Codes for what can be wrong with the tables of labor value content (s. 18)."""

from rvc_cli.diagnostics import error

NO_PRODUCT = error(
    "LAB001",
    "an unknown product of an assembly plant",
    "The assembly credit is for engines, transmissions and advanced battery packs (s. 12, 18(12), 18(13)).",
    "Write engines, transmissions or battery-packs.",
)
NO_OPERATOR = error(
    "LAB002",
    "an unknown operator of a plant",
    "A plant earns the credit if the producer operates it, or a supplier under a long contract (s. 12).",
    "Write producer or supplier, or leave the cell blank where it is not known.",
)
OTHER_CURRENCY = error(
    "LAB003",
    "wages in another currency than the country's",
    "The wage floors are in the currency of the country a plant is in (s. 12); none is converted.",
    "Give the base wages as they are paid there: USD, CAD or MXN.",
)
HALF_A_PERIOD = error(
    "LAB004",
    "half a period, or one that ends before it begins",
    "Wages certify a plant for the period that follows theirs (s. 18(5)), so both days are needed.",
    "Give from and until, or neither where the wages hold for any day.",
)
GIVEN_TWICE = error(
    "LAB005",
    "two rows that say the same thing twice",
    "Which of the rows holds cannot be known.",
    "Keep one of them.",
)
NO_SUCH_PLANT = error(
    "LAB006",
    "a plant that the table of wages does not list",
    "A name spelt otherwise would leave the plant's wages unread.",
    "Spell it as in the table of plants, or add its row there.",
)
NO_SUCH_PARENT = error(
    "LAB007",
    "a part that no purchase lists, or that stands in itself",
    "What was used in a part counts only where the part itself does not (s. 18(7)(c), (d)).",
    "Correct the parent, or add the purchase of that part.",
)
HIGH_WAGE_CONTRADICTED = error(
    "LAB008",
    "high_wage against the table of wages",
    "A high-wage material comes from a plant whose average base hourly wage is at least the floor (s. 12).",
    "Correct high_wage, the plant, or its hours and base wages.",
)
