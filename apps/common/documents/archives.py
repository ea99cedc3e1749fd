"""Zip archives, opened only as far as they are harmless."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

from apps.common.documents.refusals import FileRefused, refuse_faults

MOST_MEMBERS = 400
MOST_BYTES = 40 * 1024 * 1024
MOST_RATIO = 200
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1


def open_members(data: bytes, *, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the members of an archive whose names are wanted, by name.

    Raises FileRefused for what no honest archive holds: absolute or climbing paths,
    one name twice, links, passwords, and more than `MOST_BYTES` or `MOST_RATIO`
    times its own size. Sizes are counted while reading; what a header claims is not believed.
    """
    with refuse_faults("corrupt"), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        _check_names(members)
        left = min(MOST_BYTES, MOST_RATIO * len(data))
        opened: dict[str, bytes] = {}
        for member in members:
            if not member.is_dir() and wanted(member.filename):
                opened[member.filename] = _read_member(archive, member, left)
                left -= len(opened[member.filename])
        return opened


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise FileRefused("bomb")
    seen: set[str] = set()
    for member in members:
        name = member.filename
        is_link = stat.S_ISLNK(member.external_attr >> 16)
        has_climbing = name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts
        if is_link or has_climbing or ":" in name or name.casefold() in seen:
            raise FileRefused("corrupt")
        if member.flag_bits & _ENCRYPTED:
            raise FileRefused("encrypted")
        seen.add(name.casefold())


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    with archive.open(member) as opened:
        while piece := opened.read(_CHUNK):
            size += len(piece)
            if size > left:
                raise FileRefused("bomb")
            pieces.append(piece)
    return b"".join(pieces)
