"""Classes of goods, uses of parts, methods: the words that the law, a manifest and the command line share."""

from enum import StrEnum


class GoodClass(StrEnum):
    """What kind of good is asked about (s. 12; ``part`` and ``custom`` are the tool's own words)."""

    PASSENGER_VEHICLE = "passenger-vehicle"
    LIGHT_TRUCK = "light-truck"
    HEAVY_TRUCK = "heavy-truck"
    OTHER_VEHICLE = "other-vehicle"
    PART = "part"
    CUSTOM = "custom"


class Use(StrEnum):
    """What a part is for: original equipment of a class of vehicle, or the aftermarket (s. 12, 14(18))."""

    PASSENGER_VEHICLE = "passenger-vehicle"
    LIGHT_TRUCK = "light-truck"
    HEAVY_TRUCK = "heavy-truck"
    OTHER_VEHICLE = "other-vehicle"
    AFTERMARKET = "aftermarket"


class Method(StrEnum):
    """How regional value content is measured (s. 7(2), 7(3))."""

    NET_COST = "net-cost"
    TRANSACTION_VALUE = "transaction-value"
