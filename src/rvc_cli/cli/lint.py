"""``rvc lint``."""

from rvc_cli.cli.options import By, Class, Cost, On, PartFor, Paths, Required, Rules, Strict, asked


def lint(
    paths: Paths,
    class_: Class = None,
    part_for: PartFor = None,
    method: By = None,
    required: Required = None,
    on: On = None,
    rules: Rules = None,
    cost: Cost = None,
    strict: Strict = False,
) -> int:
    """List every complaint that stands in the way of a verdict, or beside one, and no verdict.

    Exit status: 0 nothing stands in the way, 2 something does, as it would for `rvc check`.
    """
    from rvc_cli.diagnostics import Severity
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.tasks.lint import lint as complaints

    options = asked(paths, on, class_, part_for, method, required, rules, cost, strict=strict)
    found = complaints(options)
    print_diagnostics(found)
    return 2 if any(one.severity is Severity.ERROR for one in found) else 0
