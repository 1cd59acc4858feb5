"""Writing a sample's files: all of them, or none."""

import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from policy_engine.base.codes import data
from policy_engine.base.diagnostic import finding
from policy_engine.base.progress import Tell
from policy_engine.files.atomic import CannotWriteError, atomic_writer
from policy_engine.files.source import reason_of
from policy_engine.sample.blocks import Order, blocks
from policy_engine.sample.kinds import Kind
from policy_engine.sample.table import TABLES
from policy_engine.sample.tables import tables


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of a sample: its table, where it stands, its rows and its size in bytes."""

    table: str
    path: Path
    rows: int
    size: int


def write_sample(order: Order, folder: Path, kind: Kind, tell: Tell) -> tuple[MadeFile, ...]:
    """Write the tables into ``folder``, which is made if need be, and return its files.

    Files of the same names are replaced when all new ones are on the disk, and else stay as they were. Raises
    ``CannotWriteError``.
    """
    made = _make(folder)
    try:
        return _write_all(order, folder, kind, tell)
    except BaseException:
        if made:
            # Whatever somebody else put there meanwhile keeps it.
            with suppress(OSError):
                folder.rmdir()
        raise


def _write_all(order: Order, folder: Path, kind: Kind, tell: Tell) -> tuple[MadeFile, ...]:
    paths = {table: folder / f"{table}.{kind.suffix}" for table in TABLES}
    with ExitStack() as files:
        streams = {table: files.enter_context(atomic_writer(path)) for table, path in paths.items()}
        try:
            rows = _write_blocks(order, kind, streams, tell)
            # No file takes its place before each of them is on the disk.
            for stream in streams.values():
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise _cannot(folder, error) from error
        return tuple(MadeFile(table, path, rows[table], streams[table].tell()) for table, path in paths.items())


def _write_blocks(order: Order, kind: Kind, streams: dict[str, BinaryIO], tell: Tell) -> dict[str, int]:
    """Write every block; return the number of rows of each table."""
    shared = order.world()
    rows = dict.fromkeys(TABLES, 0)
    with ExitStack() as opened:
        example = tables(shared, kind.span(1, 1))
        writers = {table: opened.enter_context(kind.open_table(streams[table], example[table])) for table in TABLES}
        for done, block in blocks(order, shared, kind.span, kind.block):
            for table, part in block.items():
                writers[table].write(part)
                rows[table] += len(next(iter(part.values())))
            tell("making accounts", done, order.accounts)
    return rows


def _make(folder: Path) -> bool:
    """Make the folder if there is none; tell whether it was made."""
    try:
        if folder.is_dir():
            return False
        folder.mkdir(parents=True)
    except (OSError, ValueError) as error:
        raise _cannot(folder, error) from error
    return True


def _cannot(folder: Path, error: OSError | ValueError) -> CannotWriteError:
    reason = reason_of(error) if isinstance(error, OSError) else "the path is not valid"
    return CannotWriteError(finding(data.CANNOT_WRITE, None, file=str(folder), reason=reason))
