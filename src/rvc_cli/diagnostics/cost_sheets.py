"""Codes for what can be wrong with a producer's books, and with what is reckoned from them."""

from rvc_cli.diagnostics import error, note, warning

BAD_KEY = error(
    "CST001",
    "a key of the books that is not read, or holds what does not belong there",
    "A misspelt key would leave its cost out, and a value of the wrong type would have to be guessed.",
    "Correct the key or the value as the message says; `rvc schema books` prints every key and its type.",
)
NO_GOODS = error(
    "CST002",
    "books without goods, or with one good twice",
    "Costs are allocated to the goods produced in the period; each must be named once.",
    'List the goods in [books]: goods = ["…", "…"].',
)
GIVEN_TWICE = error(
    "CST003",
    "a cost or a loan given twice",
    "Costs and loans are told apart by their names.",
    "Give each its own name.",
)
NO_METHOD = error(
    "CST004",
    "a cost without a method, or with half a method",
    "A cost is allocated by a method that the producer chooses (Schedule 5 s. 3, 4); none is presumed.",
    'Give method = "stated" with amounts, "cost-ratio" with base, or one of the two ratios of direct costs.',
)
NO_BASE = error(
    "CST005",
    "an allocation base that does not measure every good",
    "A ratio is the base of the good over the base of all the goods produced (Schedule 5, Appendix A).",
    "Name every good in [base.…] once, with 0 where it has none of it.",
)
NOT_WHOLE = error(
    "CST006",
    "amounts stated by good that are not the cost",
    "What is allocated must be the whole cost, no more and no less.",
    "Name every good once, and let the amounts add up to the cost to the last digit.",
)
CONTRADICTION = error(
    "CST007",
    "two keys of the books that contradict each other",
    "Choosing one of them would be a guess about the books.",
    "Keep the one that is right and remove the other.",
)
NO_PERIOD = error(
    "CST008",
    "a period over which total cost is not calculated",
    "Total cost is calculated over a month, three or six consecutive months that divide the rest of the fiscal year "
    "evenly, or the fiscal year (s. 1(7)), and the length once chosen stays for the fiscal year (s. 1(9)).",
    "Give from, until and fiscal_year_starts of such a period.",
)
LOAN_INCOMPLETE = error(
    "CST009",
    "a loan that cannot be compared",
    "Interest is compared by the payment schedule of its contract and by yields of government debt (Schedule 9).",
    "Give the facts the message names.",
)
NOT_REASONABLE = error(
    "CST010",
    "a cost that is not reasonably allocated",
    "Net cost takes in only what is reasonably allocated by Schedule 5, and excludes only what s. 7(13) lets it.",
    "Allocate the cost by a method that the paragraph allows.",
)
UNITS_NEEDED = error(
    "CST011",
    "units produced are not stated",
    "A manifest takes costs per unit of the good; how many units the costs are for is never presumed.",
    "Give [base.units-produced] with every good.",
)
BEYOND_DIGITS = error(
    "CST012",
    "an amount that a manifest or a bill of materials cannot hold",
    "They take up to 10 digits before and 8 after the decimal point.",
    "Reckon in thousands or in larger units.",
)
LEFT_OUT = note(
    "CST020",
    "a cost on the books that is allocated to no good",
    "The law leaves it out of total cost, or holds that it cannot be reasonably allocated to a good.",
    "Nothing needs to be done.",
)
TWO_READINGS = warning(
    "CST021",
    "interest above the limit, of which the law bears two readings",
    "s. 1(1) excludes interest costs that are more than the margin above the government's rate: the part above it, or "
    "all interest under such a contract.",
    'Choose the reading in [books]: interest = "excess" or "whole".',
)
NO_SHORTER_YIELD = warning(
    "CST022",
    "government debt longer than the loan, and none that is shorter",
    "The law interpolates between a shorter and a longer maturity, and says nothing where no shorter one is offered.",
    "Give the yield of a shorter maturity if there is one; the shortest given is compared otherwise.",
)
NO_NET_COST = warning(
    "CST023",
    "a good whose net cost is not above zero",
    "No share of it can be measured.",
    "Check the costs and the excluded costs allocated to it.",
)
CUT = note(
    "CST024",
    "amounts per unit that no decimal holds",
    "They were cut at the 8th decimal, costs downward, excluded costs upward: never in favour of the good.",
    "Nothing needs to be done; --format json has the exact fractions.",
)
READ_AS_FORMULA = warning(
    "CST025",
    "a name that a spreadsheet takes for a formula",
    "A spreadsheet that opens this CSV would work it out, and show another name or run a command.",
    "Import the column as text, or give the good or item another name.",
)
UNPRINTABLE_NAME = error(
    "CST026",
    "a name with control characters in a CSV that is written",
    "Control characters and marks that turn the direction of writing make a name look like another.",
    "Take them out in the ledger or the books; --format json writes them escaped.",
)
