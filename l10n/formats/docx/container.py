"""The zip around a Word document: named members are read, none is extracted, and untouched ones keep their bytes.

In: the bytes of a `.docx`. Out: a Package whose `read(name)` gives one member, and `rewritten(package, changes)`: the
same zip in which only the changed members have new data (order, dates, flags, extra fields and compressed bytes of all
others stay). Refuses with one sentence what no word processor writes: bombs, doubled names, paths that lead elsewhere,
encryption. May not touch: the disk, XML.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n.errors import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_MEMBERS = 5_000
MAX_PART = 64 * 1024 * 1024
"""Bytes of one member that is read."""
MAX_TOTAL = 1024 * 1024 * 1024
"""Bytes of all members together."""
MAX_RATIO = 200
"""How much smaller a member may be packed once it is larger than `_SMALL`; XML of real documents stays below 60."""

_SMALL = 32 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = b"PK\x05\x06"
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_ELSEWHERE = 0xFFFFFFFF  # the real number stands in an extra field (zip64)
_STREAMED = 0x08  # flag bit 3: sizes stand behind the data
_AGAIN = "Open it in Word, save it under a new name and try again."
_DAMAGE = (
    zipfile.BadZipFile, struct.error, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError,
    OverflowError, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Package:
    """An opened container. `infos` are its members in the order of the list that stands at `directory`."""

    data: bytes
    infos: tuple[zipfile.ZipInfo, ...]
    directory: int
    names: Mapping[str, str]
    """How each member is spelled, by its name in lower case."""

    def find(self, name: str) -> str:
        """Return the member's name as it is spelled in the zip, empty when there is none; case does not matter."""
        return self.names.get(name.lstrip("/").casefold(), "")

    def read(self, name: str) -> bytes:
        """Return the data of the member called exactly `name`. Raises ReleaseError when it is damaged or too large."""
        info = next(info for info in self.infos if info.filename == name)
        if info.file_size > MAX_PART:
            raise ReleaseError(
                f"{name} inside it is {info.file_size:,} bytes, more than the {MAX_PART:,} that are read"
            )
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive, archive.open(info) as stream:
                return stream.read(MAX_PART + 1)
        except _DAMAGE:
            raise ReleaseError(f"{name} inside it is damaged", hint=_AGAIN) from None


def open_package(data: bytes) -> Package:
    """Return the container in `data`. Raises ReleaseError when it is none, is damaged, or is not to be trusted."""
    if data.startswith(_OLE):
        raise ReleaseError(
            "this is a document with a password or of an old Word (.doc), not a .docx",
            hint="Open it in Word, remove the password and save it as .docx.",
        )
    end = data.rfind(_END)
    if end < 0:
        raise ReleaseError("this is not a Word document: it is no zip file, or its end is missing", hint=_AGAIN)
    if len(data) >= end + 12 and struct.unpack_from("<H", data, end + 10)[0] > MAX_MEMBERS:
        raise ReleaseError(f"this zip file has more than the {MAX_MEMBERS:,} members that are read")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = tuple(archive.infolist())
            directory = archive.start_dir
    except _DAMAGE:
        raise ReleaseError("this is not a Word document: the zip file is damaged", hint=_AGAIN) from None
    _trusted(data, infos)
    return Package(data, infos, directory, {info.filename.casefold(): info.filename for info in infos})


def _trusted(data: bytes, infos: tuple[zipfile.ZipInfo, ...]) -> None:
    """Raise ReleaseError for a zip that could harm or mislead."""
    if len(infos) > MAX_MEMBERS:
        raise ReleaseError(f"this zip file has {len(infos):,} members, more than the {MAX_MEMBERS:,} that are read")
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL or (total > _SMALL and total > MAX_RATIO * max(len(data), 1)):
        raise ReleaseError(f"this zip file would unpack to {total:,} bytes from {len(data):,}: refused as a zip bomb")
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise ReleaseError(f"{name!r} inside it unpacks to {info.file_size:,} bytes: refused as a zip bomb")
        if name.startswith("/") or "\\" in name or "\0" in name or ":" in name[:2] or ".." in name.split("/"):
            raise ReleaseError(f"{name!r} inside it leads out of the document: refused")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ReleaseError(f"{name!r} inside it is a link to a file elsewhere: refused")
        if info.flag_bits & 0x1:
            raise ReleaseError(f"{name!r} inside it is encrypted", hint="Remove the password in Word and try again.")
        if name.casefold() in seen:
            raise ReleaseError(f"{name!r} stands twice in it: refused, for programs differ in which one they read")
        seen.add(name.casefold())


def rewritten(package: Package, changes: Mapping[str, bytes]) -> bytes:
    """Return the container with the data of the members in `changes` replaced, byte for byte the same elsewhere."""
    if not changes:
        return package.data
    data = package.data
    try:
        records = _records(package)
    except struct.error:
        raise ReleaseError("the list of members in the zip file is damaged", hint=_AGAIN) from None
    order = sorted(range(len(records)), key=lambda index: package.infos[index].header_offset)
    starts = [package.infos[index].header_offset for index in order]
    ends = [*starts[1:], package.directory]
    base = starts[0] if starts else 0
    body: list[bytes] = [data[:base]]
    position = base
    for index, start, end in zip(order, starts, ends, strict=True):
        info, record = package.infos[index], records[index]
        local = data[start:end]
        if info.filename in changes:
            local = _local(info, data, changes[info.filename])
            record = _central(record, changes[info.filename], local, info)
        records[index] = _moved(record, start, position)
        body.append(local)
        position += len(local)
    directory = b"".join(records)
    return b"".join([*body, directory, _tail(package, len(directory), position)])


def _records(package: Package) -> list[bytes]:
    """Return the raw records of the central directory."""
    records: list[bytes] = []
    at = package.directory
    for _ in package.infos:
        fields = _CENTRAL.unpack_from(package.data, at)
        size = _CENTRAL.size + fields[10] + fields[11] + fields[12]
        records.append(package.data[at : at + size])
        at += size
    return records


def _local(info: zipfile.ZipInfo, data: bytes, content: bytes) -> bytes:
    """Return a member's local header and new data; name, date and extra fields stay."""
    fields = list(_LOCAL.unpack_from(data, info.header_offset))
    names = data[info.header_offset + _LOCAL.size :][: fields[9] + fields[10]]
    packed = _packed(content, info)
    fields[2] &= ~_STREAMED
    fields[6:9] = zlib.crc32(content), len(packed), len(content)
    return _LOCAL.pack(*fields) + names + packed


def _packed(content: bytes, info: zipfile.ZipInfo) -> bytes:
    if info.compress_type == zipfile.ZIP_STORED:
        return content
    press = zlib.compressobj(6, zlib.DEFLATED, -15)
    return press.compress(content) + press.flush()


def _central(record: bytes, content: bytes, local: bytes, info: zipfile.ZipInfo) -> bytes:
    fields = list(_CENTRAL.unpack_from(record))
    names = _LOCAL.unpack_from(local)
    fields[3] &= ~_STREAMED
    fields[7:10] = zlib.crc32(content), len(local) - _LOCAL.size - names[9] - names[10], len(content)
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        fields[4] = zipfile.ZIP_DEFLATED
    return _CENTRAL.pack(*fields) + record[_CENTRAL.size :]


def _moved(record: bytes, old: int, new: int) -> bytes:
    """Return a central record whose member now starts `new - old` bytes further on."""
    fields = list(_CENTRAL.unpack_from(record))
    if fields[16] == _ELSEWHERE:
        raise ReleaseError("the zip file is of the kind for files over 4 GB", hint=_AGAIN)
    fields[16] += new - old
    return _CENTRAL.pack(*fields) + record[_CENTRAL.size :]


def _tail(package: Package, size: int, start: int) -> bytes:
    """Return the end of the zip file for a directory of `size` bytes that stands at `start`."""
    end = package.data.rfind(_END)
    tail = bytearray(package.data[end:])
    if struct.unpack_from("<I", tail, 16)[0] == _ELSEWHERE:
        raise ReleaseError("the zip file is of the kind for files over 4 GB", hint=_AGAIN)
    old_start = struct.unpack_from("<I", tail, 16)[0]
    struct.pack_into("<II", tail, 12, size, old_start + start - package.directory)
    return bytes(tail)
