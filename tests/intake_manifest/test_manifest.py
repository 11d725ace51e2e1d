"""What a sound manifest says, key by key."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
import tomli

from rvc_cli.diagnostics import RvcError, Span
from rvc_cli.engine.scratch import Scratch
from rvc_cli.facts.cells import NumberFormat
from rvc_cli.facts.columns import Column
from rvc_cli.facts.goods import Costs, GoodFacts, NewPlant
from rvc_cli.facts.rules import GoodClass, Method, Use
from rvc_cli.intake.manifest import (
    Described,
    Manifest,
    Rate,
    costs_from,
    manifest_schema,
    missing_facts,
    read_manifest,
)
from rvc_cli.intake.manifest_models import ManifestModel

CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "contract.md"
BROKEN = Path(__file__).resolve().parents[1] / "broken" / "manifests"


def read(folder: Path, text: str) -> Manifest:
    """A manifest beside a table ``bom.csv``."""
    (folder / "bom.csv").write_text("part_number,unit_value\nA,1\n")
    (folder / "m.toml").write_text(text)
    return read_manifest(folder / "m.toml", "cars/m.toml", Scratch(folder))


def described(manifest: Manifest) -> Described:
    """The one good."""
    assert manifest.good is not None
    return manifest.good


def test_a_manifest_with_nothing_but_a_table_says_nothing_else(tmp_path: Path) -> None:
    manifest = read(tmp_path, '[good]\nbom = "bom.csv"\n')
    assert manifest.good is not None
    assert manifest.good.facts == GoodFacts()
    assert manifest.good.costs == Costs()
    assert not manifest.good.costs.given
    assert manifest.good.name == "m"
    assert (manifest.table, manifest.table_name) == (tmp_path / "bom.csv", "cars/bom.csv")
    assert manifest.elections.intermediate is None
    assert (manifest.assemblies, manifest.unassessed, manifest.notes) == (None, (), ())


def test_the_facts_of_a_good(tmp_path: Path) -> None:
    manifest = read(
        tmp_path,
        '[good]\nname = " Van "\nbom = "bom.csv"\nclass = "part"\nhs_code = "8708.29 90"\n'
        'part_for = "aftermarket"\npart_for_hs = "8703"\narticle = "body-stamping"\nmethod = "net-cost"\n'
        'transaction_value = 31000.50\ninternational_shipping = 450\ninland_freight = 0\ncurrency = "mxn"\n'
        'produced_in = "Puerto Rico"\noff_road = false\npersons = 5\npropulsion = "hybrid"\nunits = 12\n'
        '[new_plant]\nfirst_prototype = 2025-03-01\nkind = "refit"\n[alternative_staging]\napproved = true\n',
    )
    assert described(manifest).facts == GoodFacts(
        good_class=GoodClass.PART,
        hs_code="87082990",
        article="body-stamping",
        part_for=Use.AFTERMARKET,
        part_for_hs="8703",
        method=Method.NET_COST,
        transaction_value=Fraction(62001, 2),
        international_shipping=Fraction(450),
        inland_freight=Fraction(0),
        currency="MXN",
        produced_in="US",
        classifying={"off_road": False, "persons": 5, "propulsion": "hybrid"},
        new_plant=NewPlant(date(2025, 3, 1), "refit"),
        alternative_staging=True,
    )
    assert manifest.good is not None
    assert (manifest.good.name, manifest.good.units) == ("Van", 12)


@pytest.mark.parametrize("table", ["[cost]\n", "[cost]\nlabor = 0\n", "[cost.excluded]\n"])
def test_a_cost_table_states_costs_even_when_empty_or_zero(tmp_path: Path, table: str) -> None:
    assert described(read(tmp_path, f'[good]\nbom = "bom.csv"\n{table}')).costs == Costs(given=True)


def test_a_currency_gain_lowers_costs_and_a_loss_raises_them(tmp_path: Path) -> None:
    text = '[good]\nbom = "bom.csv"\n[cost]\nlabor = 1.10\noverhead = 2\nperiod = 3\nother = 4\n'
    text += "currency_gain = 20\ncurrency_loss = 5\n[cost.excluded]\nroyalties = 0.5\nsales_promotion = 1\n"
    assert described(read(tmp_path, text)).costs == Costs(Fraction("-4.9"), Fraction("1.5"), given=True)


def test_costs_refuse_a_key_that_is_no_cost() -> None:
    with pytest.raises(KeyError, match="labour"):
        costs_from({"labour": Decimal(1)})


def test_rates_columns_format_and_choices(tmp_path: Path) -> None:
    manifest = read(
        tmp_path,
        '[good]\nbom = "bom.csv"\n[exchange_rates]\nMXN = { rate = 0.054, on = 2026-11-02, source = "FIX" }\n'
        '[columns]\n"Valor unit." = "unit_value"\nignore = ["Color"]\n'
        '[format]\ndecimal = ","\nthousands = "."\ncurrency_sign = true\n'
        '[choices]\nintermediate = ["E-1", "E-2"]\nassemblies = "bought"\ncore_parts = "best"\n',
    )
    assert manifest.rates == {"MXN": Rate(Decimal("0.054"), date(2026, 11, 2), "FIX")}
    assert manifest.columns == {"Valor unit.": Column.UNIT_VALUE}
    assert manifest.ignored == ("Color",)
    assert manifest.format == NumberFormat(",", ".", currency_sign=True)
    assert manifest.elections.intermediate == ("E-1", "E-2")
    assert manifest.assemblies == "bought"
    assert manifest.unassessed == ()


def test_no_designation_at_all_is_not_the_best(tmp_path: Path) -> None:
    empty = read(tmp_path, '[good]\nbom = "bom.csv"\n[choices]\nintermediate = []\n')
    best = read(tmp_path, '[good]\nbom = "bom.csv"\n[choices]\nintermediate = "best"\n')
    assert empty.elections.intermediate == ()
    assert best.elections.intermediate is None


def test_sections_that_nothing_reads_yet_are_named(tmp_path: Path) -> None:
    manifest = read(
        tmp_path,
        '[good]\nbom = "bom.csv"\n[labor_value]\nbasis = "net-cost"\n[steel]\noriginating = 1\ntotal = 1\n'
        '[averaging.core_parts]\ncategory = "class"\nfrom = 2026-01-01\nuntil = 2026-01-01\n'
        '[choices]\ncore_parts = "super-core"\naccumulate = ["X"]\ncore_part_rollup = "us-position"\n',
    )
    assert manifest.unassessed == ("averaging.core_parts",)


def test_what_an_option_can_still_give_is_no_error_of_the_manifest(tmp_path: Path) -> None:
    for text in ('class = "part"', 'class = "custom"', "required = 50", 'class = "other-vehicle"'):
        manifest = read(tmp_path, f'[good]\nbom = "bom.csv"\n{text}\n')
        assert [one.code for one in missing_facts(described(manifest).facts, Span("m.toml"))] in (
            ["MAN005"],
            ["MAN005", "MAN005"],
        )


def test_facts_put_together_are_asked_for_what_they_lack() -> None:
    here = Span("a.csv")
    assert missing_facts(GoodFacts(), here) == []
    assert missing_facts(GoodFacts(good_class=GoodClass.CUSTOM, required=Decimal(50)), here) == []
    complete = GoodFacts(good_class=GoodClass.PART, hs_code="870830", part_for=Use.LIGHT_TRUCK)
    assert missing_facts(complete, here) == []
    [clash] = missing_facts(GoodFacts(good_class=GoodClass.LIGHT_TRUCK, required=Decimal(50)), here)
    assert clash.code == "MAN004"
    [lacking] = missing_facts(GoodFacts(method=Method.TRANSACTION_VALUE), here)
    assert "`transaction_value`" in lacking.message


def contract_example() -> str:
    """The manifest the contract prints, with its placeholders filled and the class its percentage needs."""
    if not CONTRACT.exists():
        pytest.skip("the contract is not beside this checkout")
    text = CONTRACT.read_text("utf-8").split("```toml")[1].split("```")[0].split("[goods]")[0]
    text = text.replace('article = "…"', 'article = "body-stamping"').replace("sedan.csv", "bom.csv")
    return text.replace('class = "passenger-vehicle"', 'class = "custom"')


def test_every_key_the_contract_prints_is_read(tmp_path: Path) -> None:
    text = contract_example()
    manifest = read(tmp_path, text)
    assert described(manifest).facts.required == 50
    assert described(manifest).costs == Costs(given=True)


def test_every_alternative_the_contract_prints_is_read(tmp_path: Path) -> None:
    text = contract_example()
    alternatives = {
        "method": ["transaction-value"],
        "propulsion": ["hybrid", "plug-in-hybrid", "battery"],
        "core_parts": ["part", "components", "super-core", "super-core-components"],
        "core_part_rollup": ["us-position"],
        "assemblies": ["bought"],
        "category": ["class-plant", "model-line", "class"],
        "kind": ["refit"],
        "part_for": ["light-truck", "heavy-truck", "other-vehicle", "aftermarket"],
    }
    for key, values in alternatives.items():
        for value in values:
            changed, count = re.subn(
                rf'^{key} = "[^"]*"', f'{key} = "{value}"', text, count=1, flags=re.MULTILINE
            )
            assert count == 1, key
            read(tmp_path, changed)


def test_the_schema_agrees_with_the_reader(tmp_path: Path) -> None:
    schema = manifest_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    sound = tomli.loads('[good]\nbom = "a.csv"\nhs_code = "8703.23"\nclass = "part"\n[cost]\nlabor = 1\n')
    assert validator.is_valid(sound)
    for name in (
        "unknown_key",
        "class_not_in_the_list",
        "hs_code_of_three_digits",
        "negative_cost",
        "no_bom",
    ):
        assert not validator.is_valid(tomli.loads((BROKEN / f"{name}.toml").read_text("utf-8"))), name
    assert "null" not in str(schema)


def test_every_key_has_a_place_in_the_schema() -> None:
    schema = manifest_schema()
    assert set(schema["properties"]) == set(ManifestModel.model_fields)


def test_a_manifest_that_is_a_folder_or_missing_is_a_complaint(tmp_path: Path) -> None:
    for wrong in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(RvcError):
            read_manifest(wrong, "none.toml", Scratch(tmp_path))
