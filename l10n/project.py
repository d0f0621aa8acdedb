"""The project: where things are, which settings are in force, and where each came from.

In: a folder to start from (found by walking up to `l10n.toml`, or to a pyproject.toml with `[tool.l10n]`). Out:
a frozen Project and its Releases. Settings come from the environment (`L10N_SOURCE`, `L10N_TARGETS`, …) before
the file; the command line comes before both and is applied by the verbs. Unknown settings are refused with the
nearest known name. Secrets are never read from the file. May not touch: the content of releases beyond their
front matter, or catalogs.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import difflib
import os
import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from l10n import files, formats, locale
from l10n.errors import ConfigError, ReleaseError, UsageError
from l10n.formats import _links
from l10n.model import Notice
from l10n.patterns import later
from l10n.segmentation.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from l10n.locale import Locale
    from l10n.model import Document
    from l10n.segmentation.patterns import Pattern

_SETTINGS: dict[str, type] = {
    "source": str,
    "targets": list,
    "segmentation": str,
    "sentences": dict,
    "require": str,
    "draft": dict,
    "engine": dict,
    "check": dict,
    "style": dict,
    "links": dict,
}
_DRAFT: dict[str, type] = {"engines": list, "derive": dict}
_SENTENCES: dict[str, type] = {"abbreviations": list, "exceptions": list, "srx": str}
_CHECK: dict[str, type] = {"select": list, "ignore": list, "per_locale": dict, "per_release": dict}
_CHOICE: dict[str, type] = {"select": list, "ignore": list}
_CHOICES = {"segmentation": ("sentence", "paragraph"), "require": ("approved", "translated")}
_DEFAULTS: dict[str, Any] = {
    "source": "en_HK",
    "targets": ["zh_Hant_HK", "zh_Hans_CN"],
    "segmentation": "sentence",
    "sentences": {"abbreviations": [], "exceptions": [], "srx": ""},
    "require": "approved",
    "draft": {"engines": ["memory"], "derive": {}},
    "engine": {},
    "check": {"select": [], "ignore": [], "per_locale": {}, "per_release": {}},
    "style": {},
    "links": {},
}
_SECRET = later(r"key|token|secret|password", re.IGNORECASE)
_DATE = later(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_UNFIT = later(r"[^\w.-]+")
_RESERVED = later(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # names Windows keeps for devices


@dataclass(frozen=True, slots=True)
class Release:
    """One release of a project. `path` is its file in the source language; `facts` what it says of itself."""

    slug: str
    path: Path
    source: Locale
    segmentation: str
    facts: Mapping[str, str]
    rules: Rules = field(default_factory=Rules)
    notice: str = ""
    """What had to be assumed about it, for the user to know; empty when it says everything itself."""

    @property
    def date(self) -> str:
        """The release's date, ISO 8601, or empty."""
        return self.facts.get("date", "")

    def read(self) -> Document:
        """Parse the release. Raises InputError, ReleaseError."""
        document = formats.read(self.path, self.source, properties=self.facts.get("properties") != "keep")
        if self.notice:
            document = replace(document, notices=(Notice(self.notice), *document.notices))
        return document


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with settings. `origins` maps each setting's dotted name to where its value came from."""

    root: Path
    source: Locale
    targets: tuple[Locale, ...]
    segmentation: str
    sentences: Mapping[str, Any]
    require: str
    engines: tuple[str, ...]
    derive: Mapping[str, str]
    engine_settings: Mapping[str, Mapping[str, Any]]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    style: Mapping[str, Mapping[str, Any]]
    per_locale: Mapping[str, Mapping[str, list[str]]] = field(default_factory=lambda: MappingProxyType({}))
    per_release: Mapping[str, Mapping[str, list[str]]] = field(default_factory=lambda: MappingProxyType({}))
    settings: Mapping[str, Any] = field(repr=False, default_factory=lambda: MappingProxyType({}))
    origins: Mapping[str, str] = field(repr=False, default_factory=lambda: MappingProxyType({}))

    def shown(self, path: Path) -> str:
        """Return `path` as a person in the project's folder would write it."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return str(path)

    def catalog_path(self, slug: str, target: Locale) -> Path:
        """Return where the catalog of a release in one locale is."""
        return self.root / "locales" / target.code / "LC_MESSAGES" / f"{slug}.po"

    def template_path(self, slug: str) -> Path:
        """Return where the template of a release is."""
        return self.root / "locales" / f"{slug}.pot"

    def glossary_paths(self) -> list[Path]:
        """Return the glossary's files, sorted; people.csv is the table of posts, not of terms."""
        return sorted(path for path in (self.root / "glossary").glob("*.csv") if path.name != "people.csv")

    @property
    def memory_path(self) -> Path:
        """Where the memory's cache is."""
        return self.root / ".l10n" / "memory.sqlite"

    def memory_sources(self) -> list[Path]:
        """Return the TMX files that feed the memory, sorted."""
        return sorted((self.root / "memory").glob("*.tmx"))

    @property
    def dist(self) -> Path:
        """Where editions are built."""
        return self.root / "dist"

    def targets_of(self, release: Release) -> tuple[Locale, ...]:
        """Return the locales a release is translated into: all of the project's but its own."""
        every = {one.code: one for one in (self.source, *self.targets)}
        return tuple(one for code, one in every.items() if code != release.source.code)

    def releases(self, names: Iterable[str] = ()) -> list[Release]:
        """Return the releases called `names` (slugs or paths; all when empty), sorted by slug.

        Raises UsageError for a name that fits none, listing those there are.
        """
        found = self._discover()
        wanted = list(names)
        if not wanted:
            return [found[slug] for slug in sorted(found)]
        chosen: dict[str, Release] = {}
        for name in wanted:
            release = found.get(name) or self._by_path(found, Path(name))
            if release is None:
                there = ", ".join(sorted(found)) or "none yet; put a .md or .txt file into releases/"
                raise UsageError(f"no release {name!r} in this project", hint=f"releases: {there}")
            chosen[release.slug] = release
        return [chosen[slug] for slug in sorted(chosen)]

    def _by_path(self, found: Mapping[str, Release], path: Path) -> Release | None:
        for candidate in (path, self.root / path, self.root / "releases" / path):
            if candidate.is_file():
                real = candidate.resolve()
                return next((release for release in found.values() if release.path.resolve() == real), None)
        return None

    def _discover(self) -> dict[str, Release]:
        folder = self.root / "releases"
        found: dict[str, Release] = {}
        if not folder.is_dir():
            return found
        known = formats.suffixes()
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() not in known or not path.is_file() or path.name.startswith((".", "~$")):
                continue
            slug = slug_of(path)
            if slug in found:
                raise UsageError(
                    f"two releases are called {slug!r}: {found[slug].path.name} and {path.name}", path=path
                )
            found[slug] = self.release_at(path)
        return found

    def release_at(self, path: Path) -> Release:
        """Return the release in the file `path`, its facts from front matter and from `<slug>.toml` beside it."""
        facts = dict(_front_matter(path))
        sidecar = path.with_suffix(".toml")
        if sidecar.is_file():
            facts.update({key: str(value) for key, value in _toml(sidecar).items()})
        source, notice = (locale.get(facts["source"]), "") if facts.get("source") else self._language(path)
        if facts.get("date") and not _DATE.fullmatch(facts["date"]):
            unread = f"its date, {facts['date']!r}, is not used: write it as YYYY-MM-DD"
            notice = f"{notice}; {unread}" if notice else unread
        segmentation = facts.get("segmentation") or self.segmentation
        if segmentation not in _CHOICES["segmentation"]:
            raise ConfigError(f"segmentation is {segmentation!r}, not sentence or paragraph", path=path)
        if facts.get("properties", "keep") not in {"keep", "translate"}:
            raise ConfigError(f"properties is {facts['properties']!r}, not keep or translate", path=path)
        return Release(slug_of(path), path, source, segmentation, MappingProxyType(facts), self.rules(source), notice)

    def _language(self, path: Path) -> tuple[Locale, str]:
        """Return the locale of a release that names none: the project's source, unless the script is another's."""
        text = _sample(path)
        han = 0 if text.isascii() else len(re.findall("[\u3400-\u9fff]", text))
        if not self.source.chinese and (not han or han * 4 <= len(re.findall("[A-Za-z]", text))):
            return self.source, ""
        from l10n import script  # noqa: PLC0415 - OpenCC's lists are large, and most releases need none of them

        found, doubt = script.detect(text, (self.source, *self.targets))
        if found is None or found is self.source or doubt:
            return self.source, ""
        return found, f"taken for {found.code} by its script; say so with `source: {found.code}` in its facts"

    def rules(self, source: Locale) -> Rules:
        """Return the house's own segmentation rules for a locale: `[sentences]` and the SRX file it names."""
        srx = self.sentences["srx"]
        patterns: tuple[Pattern, ...] = ()
        if srx:
            from l10n.exchange import srx as reader  # noqa: PLC0415 - lxml is heavy and few projects have an SRX file

            path = self.root / srx
            patterns = reader.read(files.read(path), source, path=str(path)).patterns
        return Rules(tuple(self.sentences["abbreviations"]), tuple(self.sentences["exceptions"]), patterns)


def slug_of(path: Path) -> str:
    """Return the slug of the release in a file: its name with what no file name should have made a hyphen.

    A name that Windows keeps for a device (con, nul …) is put behind `release-`.
    """
    slug = _UNFIT.sub("-", path.stem).strip("-._") or "release"
    return f"release-{slug}" if _RESERVED.fullmatch(slug) else slug


def today() -> str:
    """Return the date for provenance and approvals, ISO 8601; `SOURCE_DATE_EPOCH` (reproducible-builds.org) sets it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date().isoformat()
    return dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()


def find(start: Path, *, config: Path | None = None) -> Project:
    """Return the project that `start` lies in. Raises ConfigError when there is none or its settings are wrong."""
    if config is not None:
        return _load(config)
    own = around(start)
    if own is None:
        raise ConfigError(
            f"no project here: neither {start.resolve()} nor a folder above it has l10n.toml"
            " or [tool.l10n] in pyproject.toml",
            hint="Make one with: l10n init",
        )
    return own


def around(start: Path) -> Project | None:
    """Return the project that `start` lies in, or None. Raises ConfigError when its settings are wrong."""
    here = start.resolve()
    for folder in (here, *here.parents):
        own = folder / "l10n.toml"
        if own.is_file():
            return _load(own)
        shared = folder / "pyproject.toml"
        if shared.is_file() and "l10n" in _toml(shared).get("tool", {}):
            return _load(shared)
    return None


def alone(folder: Path) -> Project:
    """Return the project that a folder without settings is: every setting as it is when nobody sets it."""
    return _of({}, folder / "l10n.toml")


def _load(path: Path) -> Project:
    content = _toml(path)
    return _of(content.get("tool", {}).get("l10n", {}) if path.name == "pyproject.toml" else content, path)


def _of(table: Mapping[str, Any], path: Path) -> Project:
    """Return the project whose settings are `table`, read from `path`. Raises ConfigError for a wrong one."""
    _validate(table, _SETTINGS, path, "")
    _validate(table.get("sentences", {}), _SENTENCES, path, "sentences.")
    _validate(table.get("draft", {}), _DRAFT, path, "draft.")
    _validate(table.get("check", {}), _CHECK, path, "check.")
    for kind in ("per_locale", "per_release"):
        for name, own in table.get("check", {}).get(kind, {}).items():
            _validate(own, _CHOICE, path, f"check.{kind}.{name}.")
    settings, origins = _resolve(table, path.name)
    for name, choices in _CHOICES.items():
        if settings[name] not in choices:
            raise ConfigError(f"{name} is {settings[name]!r}; it is one of: {', '.join(choices)}", path=path)
    _links.check(settings["links"], path)
    try:
        source = locale.get(settings["source"])
        targets = tuple(locale.get(code) for code in settings["targets"])
        derive = {locale.get(to).code: locale.get(base).code for to, base in settings["draft"]["derive"].items()}
        style = {locale.get(code).code: MappingProxyType(table) for code, table in settings["style"].items()}
        per_locale = {locale.get(code).code: own for code, own in settings["check"]["per_locale"].items()}
    except UsageError as error:
        raise ConfigError(error.faults[0].message, path=path, hint=error.hint) from None
    for engine, own in settings["engine"].items():
        secrets = [key for key in own if _SECRET.search(key)]
        if secrets:
            raise ConfigError(
                f"engine.{engine}.{secrets[0]}: a secret never stands in this file",
                path=path,
                hint=f"Set the environment variable L10N_{engine.upper()}_KEY instead.",
            )
    return Project(
        root=path.parent.resolve(),
        source=source,
        targets=targets,
        segmentation=settings["segmentation"],
        sentences=MappingProxyType(settings["sentences"]),
        require=settings["require"],
        engines=tuple(settings["draft"]["engines"]),
        derive=MappingProxyType(derive),
        engine_settings=MappingProxyType({name: MappingProxyType(own) for name, own in settings["engine"].items()}),
        select=tuple(settings["check"]["select"]),
        ignore=tuple(settings["check"]["ignore"]),
        style=MappingProxyType(style),
        per_locale=MappingProxyType(per_locale),
        per_release=MappingProxyType(settings["check"]["per_release"]),
        settings=MappingProxyType(settings),
        origins=MappingProxyType(origins),
    )


def _resolve(table: Mapping[str, Any], name: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Lay the file over the defaults and the environment over both; say for each setting where it came from."""
    settings: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key, default in _DEFAULTS.items():
        variable = f"L10N_{key.upper()}"
        if isinstance(default, dict):
            own = table.get(key, {})
            settings[key] = {**default, **own}
            for inner in settings[key]:
                origins[f"{key}.{inner}"] = name if inner in own else "default"
            if key == "draft" and os.environ.get("L10N_ENGINES"):
                settings[key]["engines"] = os.environ["L10N_ENGINES"].split(",")
                origins["draft.engines"] = "environment L10N_ENGINES"
        elif os.environ.get(variable):
            value = os.environ[variable]
            settings[key] = value.split(",") if isinstance(default, list) else value
            origins[key] = f"environment {variable}"
        else:
            settings[key] = table.get(key, default)
            origins[key] = name if key in table else "default"
    return settings, origins


def _validate(table: object, known: Mapping[str, type], path: Path, prefix: str) -> None:
    if not isinstance(table, dict):
        raise ConfigError(f"{prefix.rstrip('.') or 'tool.l10n'} must be a table", path=path)
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = (
                f"Did you mean {prefix}{near[0]}?"
                if near
                else f"Settings: {', '.join(prefix + name for name in known)}"
            )
            raise ConfigError(f"unknown setting {prefix}{key}", path=path, hint=hint)
        if not isinstance(value, known[key]):
            raise ConfigError(f"{prefix}{key} is {type(value).__name__}, not {_type_name(known[key])}", path=path)


def _type_name(kind: type) -> str:
    names: dict[type, str] = {str: "text", list: "a list", dict: "a table"}
    return names[kind]


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(files.read_text(path))
    except tomllib.TOMLDecodeError as error:
        text = files.read_text(path)
        place = _TOML_PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (len(text.splitlines()), 0)
        said = _TOML_PLACE.sub("", str(error)).replace(" (at end of document)", "; the file ends here")
        raise ConfigError(f"not valid TOML: {said}", path=path, line=line, column=column) from None


_TOML_PLACE = later(r" \(at line (\d+), column (\d+)\)")
_HEAD = 65_536  # bytes of a release that are looked at for its script
_MARKUP = later(r"<[^<>]{0,400}>|&[a-z]{2,8};")


def _sample(path: Path) -> str:
    """Return the beginning of a release's text, roughly: enough to know its script. Empty when it cannot be read."""
    if path.suffix.lower() == ".docx":
        import zipfile  # noqa: PLC0415 - Word files only

        try:
            with zipfile.ZipFile(path) as package, package.open("word/document.xml") as part:
                data = part.read(_HEAD * 4)
        except (OSError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, ValueError):
            return ""  # damaged: whoever reads it says so
    else:
        data = files.read(path)[:_HEAD]
        if path.suffix.lower() in {".html", ".htm"}:
            from l10n.formats.html import charset  # noqa: PLC0415 - pages only

            with contextlib.suppress(ReleaseError):  # whoever reads the page says so
                return _MARKUP.sub(" ", charset.decode(data).text)
    return _MARKUP.sub(" ", data.decode("utf-8-sig", "replace"))


_FACT = later(r"^(?P<key>[A-Za-z_][\w-]*):[ \t]*(?P<value>.*?)[ \t]*$", re.MULTILINE)


def _front_matter(path: Path) -> dict[str, str]:
    """Return the flat `key: value` lines of a Markdown file's front matter, without parsing the rest of it."""
    if path.suffix.lower() not in {".md", ".markdown"}:
        return {}
    head = files.read(path)[:65536].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if head.startswith("+++\n"):
        from l10n.formats.markdown import frontmatter  # noqa: PLC0415 - front matter in TOML is rare

        return dict(frontmatter.read(head, 0).facts)
    if not head.startswith("---\n"):
        return {}
    end = head.find("\n---", 3)
    if end < 0:
        return {}
    return {match["key"]: match["value"].strip("\"'") for match in _FACT.finditer(head[4 : end + 1])}
