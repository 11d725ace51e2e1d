"""Complaints about the question itself: its class, its method, its costs, its elections, the day it is asked for."""

from rvc_cli.diagnostics import error, note, warning

CLASS_OPEN = error(
    "ASK001",
    "class left open",
    "The good's own HS code does not settle its class (s. 12), so nobody can say which rule binds it.",
    "Give --class, or `class` in the manifest, and the facts of s. 12 it asks for.",
)
CLASS_CONTRADICTED = error(
    "ASK002",
    "class contradicted",
    "The class asked for and the good's HS code or facts cannot both be true (s. 12).",
    "Correct the class, the code or the fact.",
)
FACTS_NEEDED = error(
    "ASK003",
    "facts needed",
    "The rule of an other vehicle depends on facts of s. 12 that are not given; a wrong guess would be a wrong answer.",
    "Give the fact named in [good] of the manifest.",
)
METHOD_NOT_OPEN = error(
    "ASK004",
    "method not open",
    "The rule for this good does not have the method asked for (s. 7(6)), or it needs a transaction value.",
    "Leave method out, choose the other one, or give transaction_value.",
)
REQUIRED_BESIDE_LAW = error(
    "ASK005",
    "a percentage of your own beside a legal class",
    "--required asks a question of your own; a legal class has the percentage of the law.",
    "Drop --required, or the class.",
)
NOT_IN_FORCE = error(
    "ASK006",
    "no rule in force",
    "The rules on file have no value that binds the day asked.",
    "Ask for another day with --on, or give a rule pack that covers it.",
)
NO_NET_COST = error(
    "ASK007",
    "net cost not above zero",
    "A share of nothing cannot be computed.",
    "Check values, costs and excluded costs.",
)
EXCLUDED_ABOVE_COSTS = error(
    "ASK008",
    "excluded costs above the costs they are in",
    "Excluded costs are part of the costs other than materials; those inside a material may not be subtracted "
    "(s. 7(13)(b)).",
    "Give the costs that contain them, or correct the excluded amounts.",
)
DESIGNATION_REFUSED = error(
    "ASK009",
    "designation not allowed",
    "Only self-produced materials can be designated, and of two that are subject to a value requirement and stand "
    "one within the other only one (s. 8(6)).",
    "Correct `intermediate` in [choices].",
)
ARTICLE_UNKNOWN = error(
    "ASK010",
    "unknown article",
    "An article is one of the goods that a split provision names.",
    "Run `rvc rules show` for the names, or leave it out.",
)
PRICE_NOT_POSITIVE = error(
    "ASK011",
    "transaction value not above zero",
    "Less international shipment nothing is left of the price (s. 1(1)).",
    "Correct transaction_value or international_shipping.",
)
ARTICLE_MISPLACED = error(
    "ASK012",
    "article of another code",
    "The rules name this article for other HS codes than that of the good; another rule would be applied to it.",
    "Correct the article or the HS code; other says that it is none of the goods named for its code, a blank nothing.",
)
NO_SUCH_PART = error(
    "ASK013",
    "no such part",
    "Nothing in the bill of materials has this part number.",
    "Check the spelling; part numbers are compared as written.",
)
WHICH_GOOD = error(
    "ASK014",
    "which good?",
    "The source holds several goods, or none of this name; each has an answer of its own.",
    "Name one with --vehicle.",
)
LABOR_ABOVE_NET_COST = error(
    "ASK015",
    "high-wage amounts above the net cost",
    "High-wage materials, labor and transport are parts of the net cost (s. 18(6)(a)); of one unit they cannot "
    "come to more.",
    'Give amounts per unit, or those of a year with basis = "annual-purchase-value" or under the annual keys.',
)
VNM_ABOVE_NET_COST = warning(
    "ASK020",
    "VNM above net cost",
    "More non-originating value than the good costs: regional value content is below zero.",
    "Check the costs and the excluded costs.",
)
RESTS_ON_OWN_WORD = note(
    "ASK021",
    "the producer's own determination",
    "A self-produced row rolls up on `intermediate` or `yes` alone; its rule is not on file, or not assessed "
    "(s. 8(7)(a)).",
    "Keep the reasons on file.",
)
READ_ONLY = note(
    "ASK022",
    "read, not assessed yet",
    "This version reads and checks these columns and tables, and no requirement that it assesses uses them yet.",
    "Nothing to mend: keep them, and do not take the answer to rest on them.",
)
DESIGNATION_FAILS = warning(
    "ASK023",
    "a designation that does not stand",
    "A material listed in `intermediate` does not originate by its own rule; it is counted as though it were not "
    "designated (s. 8(10)).",
    "Take it off the list, or designate another self-produced material (s. 8(11)).",
)
COSTS_ONLY_BELOW = warning(
    "ASK024",
    "costs in a part only",
    "A row of a cost anywhere states that the costs given are all there are. Here parts have such rows and the good "
    "itself has none: if costs of its own are missing, its net cost is too low and the answer may be wrong both ways.",
    "Give the good's own costs in [cost] or with --cost; labor = 0 says that there are none.",
)
