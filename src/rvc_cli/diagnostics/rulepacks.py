"""Codes for what can be wrong with rule packs, whether they ship with the tool or a user wrote them."""

from rvc_cli.diagnostics import error, warning

NO_SUCH_PACK = error(
    "RUL001",
    "rules that cannot be found",
    "The name is neither a pack that ships with the tool nor a file or folder that exists.",
    "Name a pack that `rvc rules list` prints, or give the path of a .toml file or of a folder of them.",
)
BAD_KEY = error(
    "RUL002",
    "a key of a rule file that is not read, or holds what does not belong there",
    "A misspelt key would leave its rule out, and a value of the wrong type would have to be guessed.",
    "Correct the key or the value as the message says; `rvc schema rules` prints every key and its type.",
)
CYCLE = error(
    "RUL003",
    "packs that extend one another in a circle",
    "No pack of the circle has a base to start from.",
    "Let the lowest of them extend a pack outside the circle, or nothing.",
)
DISAGREEMENT = error(
    "RUL004",
    "files of one folder that are not one pack",
    "The files of a folder make one pack, so they must agree on its id, its status and what it extends.",
    "Give the files the same id, status and extends, or move the odd one to a folder of its own.",
)
GIVEN_TWICE = error(
    "RUL005",
    "a provision, article or core part given twice in one pack",
    "Two versions of one provision leave open which of them binds.",
    "Keep one of them, or join their versions in one `in_force`.",
)
NO_VERSION = error(
    "RUL006",
    "a provision without a value",
    "A provision that fixes nothing would let every good pass or none.",
    "Give `in_force` at least one version with since, percent and cite.",
)
NO_CITATION = error(
    "RUL007",
    "a value or rule without a citation",
    "Every number in an answer names the paragraph that asks for it.",
    'Write cite = "…" with the paragraph, or the day and the author of a proposal.',
)
NO_PERCENTAGE = error(
    "RUL008",
    "a percentage outside 0 to 100, or none",
    "A share of a value lies between 0 and 100 percent.",
    "Write percent = 75 for 75 %; years = 5 where it is years, units = 20000 a capacity, amount = 16 an hourly wage; "
    "basis-points and decimals take their own name.",
)
BACKWARDS = error(
    "RUL009",
    "a version that ends before it begins",
    "`until` is the first day on which the value no longer binds, so it comes after `since`.",
    "Correct since or until.",
)
GAP = error(
    "RUL010",
    "days on which no version of a provision binds",
    "Between two versions no day may be left without a value.",
    "Let each version begin on the day the one before it ends: until = the next version's since.",
)
OVERLAP = error(
    "RUL011",
    "days on which two versions of a provision bind",
    "On every day exactly one value may bind.",
    "Let each version begin on the day the one before it ends: until = the next version's since.",
)
UNKNOWN_MEASURE = error(
    "RUL012",
    "a measure that is not known",
    "Nothing would ever read its percentage, so the rule would be lost without a word.",
    "Use one of the measures the message names.",
)
UNKNOWN_SUBJECT = error(
    "RUL013",
    "a subject that has no percentage, or that nothing uses",
    "A rule that names it could not be decided, or its percentage would never be asked for.",
    "Correct the name; `rvc rules show` lists the subjects of a pack.",
)
UNKNOWN_ARTICLE = error(
    "RUL014",
    "an article that is not in the vocabulary",
    "A good could never be told to be that article, so the rule would bind nothing.",
    "Use a name that `rvc rules show` lists, or define it in [articles].",
)
NO_CODE = error(
    "RUL015",
    "an HS code or range that is none",
    "The rule would bind no good, or the wrong ones.",
    'Write "8708.10", "87.06" or a range such as "8482.10-8482.80", both ends of the same length.',
)
EMPTY_RULE = error(
    "RUL016",
    "a rule or an alternative of one that asks for nothing",
    "Every good would meet it.",
    "Give each path a shift, an rvc with its methods, or both; give each rule a path, each table a row.",
)
UNKNOWN_ROLE = error(
    "RUL017",
    "a core part, or a name of a component, that is not known",
    "No line of a bill of materials could be told to be it.",
    "Use a part of Table A.2; list names only for components the part has.",
)
STALE = warning(
    "RUL018",
    "rules that were last checked long before the day asked",
    "The law may have changed since.",
    "Check for amendments, and set verified_through to the day up to which the sources were read.",
)
UNKNOWN_SHIFT = error(
    "RUL019",
    "a tariff shift whose words are not read",
    "A change in tariff classification that is read by half would let materials pass, or refuse them.",
    'Write "from any other heading", with ", except from 8482.10-8482.80" or "from 8708.99, whether or not also from '
    'any other heading"; goods of a code by their article, as in "drive-axle-part of 8708.50".',
)
ID_TAKEN = error(
    "RUL020",
    "rules of one's own under the id of rules that ship with the tool",
    "The answer names the rules by their id, and nobody could tell these from those that were read with care.",
    "Give the pack an id of its own; `rvc rules list` prints those that are taken.",
)
