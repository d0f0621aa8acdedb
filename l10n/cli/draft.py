"""`l10n draft`: fills empty units: memory, then engines in order."""

from __future__ import annotations

import sys
import time
from typing import Annotated

import typer

from l10n.cli import _options as options

_MINUTE_AND_A_HALF = 90

app = typer.Typer(add_completion=False)


@app.command()
def run(
    releases: options.Releases = None,
    locale: options.Locales = None,
    engine: Annotated[
        list[str] | None,
        typer.Option("--engine", metavar="NAME", help="Use this engine (may be repeated); 'list' shows them all."),
    ] = None,
    redraft: Annotated[
        bool, typer.Option("--redraft", help="Renew what a machine wrote and nobody has touched.")
    ] = False,
    estimate: Annotated[bool, typer.Option("--estimate", help="Only measure what there is to do.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything but send and write.")] = False,
    send_embargoed: Annotated[
        bool, typer.Option("--send-embargoed", help="Send embargoed releases to network engines too.")
    ] = False,
    project: options.ProjectDir = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> None:
    """Draft what is empty from the memory, then engines; never touches a person's work."""
    from l10n import draft  # noqa: PLC0415 - --help imports no room

    own = options.project(project, config)
    if engine == ["list"]:
        _list(own.engine_settings, str(own.root))
        return
    report = draft.run(
        own,
        own.releases(releases or ()),
        locales=options.locales(own, locale),
        engines=engine or (),
        redraft=redraft,
        estimate=estimate,
        dry_run=dry_run,
        send_embargoed=send_embargoed,
        progress=_progress if sys.stderr.isatty() and not quiet else None,
    )
    if not quiet:
        typer.echo(str(report))


def _list(settings: object, root: str) -> None:
    from collections.abc import Mapping  # noqa: PLC0415 - this option only

    from l10n import engines  # noqa: PLC0415 - --help imports no room

    for name in engines.names():
        module = engines.get(name)
        own = settings.get(name, {}) if isinstance(settings, Mapping) else {}
        why = module.unusable({"root": root, **own})
        where = "network" if module.NETWORK else "offline"
        typer.echo(f"{name:16} {where:8} {f'not usable: {why}' if why else 'usable'}")
        typer.echo(f"{'':25} {module.supports({'root': root, **own})}")


_begun: dict[str, tuple[float, int]] = {}


def _progress(what: str, done: int, total: int) -> None:
    """Write how far a step is, and from the second text on how long it will still take at this rate."""
    now = time.monotonic()
    start, first = _begun.setdefault(what, (now, done))
    left = (now - start) / (done - first) * (total - done) if done > first else 0.0
    told = "" if done >= total or done <= first else f", about {_span(left)} left"
    end = "\n" if done >= total else ""
    sys.stderr.write(f"\r{what} {done}/{total}{told}\x1b[K{end}")
    sys.stderr.flush()


def _span(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= _MINUTE_AND_A_HALF else f"{seconds:.0f} s"
