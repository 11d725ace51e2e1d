"""What has been added up of a good so far, so that nothing is added up twice."""

from msgspec import Struct, field

from rvc_cli.law.amounts import Ends
from rvc_cli.law.material import Weighing


class Sums(Struct):
    """What has been worked out at one weighing: of contents by their key, of components by their row."""

    asked: Weighing
    contents: dict[str, Ends] = field(default_factory=dict)
    parts: dict[int, Ends] = field(default_factory=dict)
