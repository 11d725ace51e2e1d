"""The currencies of ISO 4217 that money can be in: no metals, no test codes, no units of account."""

from rvc_cli.facts.cells import BLANKS

_LISTED = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
    CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP
    GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
    MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_LISTED.split())


def currency_code(text: str) -> str | None:
    """The ISO 4217 code a cell names, in capitals whatever its case; None when it names none."""
    code = text.strip(BLANKS)
    return code.upper() if code.isascii() and code.upper() in CURRENCIES else None


def is_currency(text: str) -> bool:
    """Whether ``text`` is an ISO 4217 code, in whatever case; spaces around it are ignored."""
    return currency_code(text) is not None
