"""Countries and currencies as cells name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rvc_cli.facts.countries import country_code
from rvc_cli.facts.country_names import NAMES
from rvc_cli.facts.currencies import CURRENCIES, currency_code, is_currency
from rvc_cli.facts.words import country

NAMED = {
    "US": "US|usa|U.S.|U.S.A.|United States|united states of america|EE. UU.|EE.UU.|EEUU|EUA|E.U.A.|Estados Unidos|"
    "ESTADOS UNIDOS DE AMÉRICA|The United States",
    "MX": "MX|MEX|Mexico|México|MÉXICO|mejico|Estados Unidos Mexicanos",
    "CA": "CA|CAN|Canada|Canadá",
    "CN": "CN|CHN|China|China continental|Mainland China|P.R. China|PRC|República Popular China",
    "TW": "TW|Taiwan|Taiwán|Taiwan, Province of China|Chinese Taipei|Taiwan (ROC)",
    "KR": "KR|KOR|South Korea|Corea del Sur|Korea|Corea|Korea, Republic of|Republic of Korea|S. Korea",
    "KP": "North Korea|Corea del Norte",
    "GB": "GB|UK|U.K.|United Kingdom|Reino Unido|Great Britain|Gran Bretaña|England",
    "TR": "Türkiye|Turkiye|Turkey|Turquía",
    "DE": "Germany|Alemania|DEU",
    "CZ": "Czechia|Czech Republic|República Checa|Chequia",
    "VN": "Vietnam|Viet Nam|Viet-Nam",
    "NL": "Netherlands|The Netherlands|Países Bajos|Holanda",
    "TT": "Trinidad & Tobago|Trinidad y Tobago",
    "CI": "Côte d'Ivoire|Côte d\u2019Ivoire|Ivory Coast|Costa de Marfil",
    "PR": "PR|PRI|Puerto Rico",
    "NA": "NA|NAM|Namibia",
    "NO": "NO|Noruega",
}
NONE = "|N/A|n.a.|N.A.|EU|E.U.|European Union|Various|Varios|TBD|USMCA|Asia|America|US/MX|US MX|USD|XX|ZZ|U|Méxic|0|-"


@pytest.mark.parametrize(
    ("code", "name"), [(code, one) for code, all_ in NAMED.items() for one in all_.split("|")]
)
def test_a_name_of_a_country_gives_its_code(code: str, name: str) -> None:
    assert country_code(name) == code
    assert country_code(f"  {name.upper()} ") == code


@pytest.mark.parametrize("text", NONE.split("|"))
def test_what_names_no_country_gives_none(text: str) -> None:
    assert country_code(text) is None


def test_puerto_rico_is_territory_of_the_united_states() -> None:
    assert country("Puerto Rico") == "US"


def test_every_country_of_the_standard_is_there_once() -> None:
    codes = [line.split(" ")[:2] for line in NAMES.replace("\n|", "|").splitlines()]
    assert len(codes) == 249
    assert len({alpha_2 for alpha_2, _ in codes}) == len({alpha_3 for _, alpha_3 in codes}) == 249
    for alpha_2, alpha_3 in codes:
        assert country_code(alpha_2) == country_code(alpha_3.lower()) == alpha_2


def test_no_name_means_two_countries() -> None:
    for line in NAMES.replace("\n|", "|").splitlines():
        alpha_2, _, names = line.split(" ", 2)
        assert {country_code(name) for name in names.split("|")} == {alpha_2}


@given(st.text(max_size=100))
def test_any_text_is_a_country_or_none(text: str) -> None:
    found = country_code(text)
    assert found is None or (len(found) == 2 and found.isascii() and found.isupper())


def test_a_currency_is_known_in_any_case_and_metals_are_none() -> None:
    assert currency_code(" mxn ") == "MXN"
    assert {"USD", "MXN", "CAD", "EUR", "JPY", "CNY"} <= CURRENCIES
    assert not any(map(is_currency, ("", "US$", "XAU", "XXX", "XTS", "dollar", "US")))
