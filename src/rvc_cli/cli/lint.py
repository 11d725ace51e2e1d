"""``rvc lint``."""

from rvc_cli.cli.options import On, Paths, Strict, day


def lint(paths: Paths, on: On = None, strict: Strict = False) -> int:
    """List every complaint about tables and manifests, without a verdict.

    Exit status: 0 nothing stands in the way of a verdict, 2 something does.
    """
    from rvc_cli.diagnostics import Severity
    from rvc_cli.report.diagnostics import print_diagnostics
    from rvc_cli.tasks.check import as_strict
    from rvc_cli.tasks.lint import lint as complaints

    found = complaints(paths, day(on))
    if strict:
        found = tuple(as_strict(one) for one in found)
    print_diagnostics(found)
    return 2 if any(one.severity is Severity.ERROR for one in found) else 0
