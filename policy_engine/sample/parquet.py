"""Tables as Parquet, with numpy and pyarrow. Loaded only where a sample is wanted as Parquet."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from policy_engine.sample.arrays import ArrayColumn, Numbers, array_span
from policy_engine.sample.kinds import Kind
from policy_engine.sample.table import Listed, Numbered, Table

_BLOCK: Final = 32_768
"""Accounts in a row group; about ten times as many events."""

_MAX_WORDS_BYTES: Final = 8 * 1024 * 1024
"""How long a column's words may be together, so that a row group names each of them once."""


class _ParquetTable:
    """Writes a table; each part becomes a row group."""

    def __init__(self, writer: pq.ParquetWriter, schema: pa.Schema) -> None:
        self._writer = writer
        self._schema = schema
        self._words: dict[str, tuple[pa.Array, Numbers]] = {}

    def write(self, table: Table) -> None:
        """Write a part of the table."""
        arrays = [self._array(column, cell) for column, cell in table.items()]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=1 << 30)

    def _array(self, column: str, cell: Listed | Numbered) -> pa.Array:
        if isinstance(cell, Numbered):
            return _numbered(cell)
        kept = self._words.get(column)
        if kept is None:
            kept = self._words[column] = (pa.array(cell.words, pa.string()), _empty(cell.words))
        words, empty = kept
        places = _numbers(cell.places)
        return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32), mask=empty[places]), words)


@contextmanager
def _parquet_table(stream: BinaryIO, example: Table) -> Iterator[_ParquetTable]:
    """Write a table as Parquet: every column a text, an empty cell is null."""
    listed = pa.dictionary(pa.int32(), pa.string())
    schema = pa.schema(
        [(column, listed if isinstance(cell, Listed) else pa.string()) for column, cell in example.items()]
    )
    writer = pq.ParquetWriter(
        stream,
        schema,
        use_dictionary=[column for column, cell in example.items() if isinstance(cell, Listed)],
        dictionary_pagesize_limit=_MAX_WORDS_BYTES,
        # Without it, columns are plain texts to every reader.
        store_schema=False,
    )
    try:
        yield _ParquetTable(writer, schema)
    except BaseException:
        # The file is given up; its writer only has to let go of the stream.
        with suppress(OSError, ValueError, pa.ArrowException):
            writer.close()
        raise
    writer.close()


def _numbered(cell: Numbered) -> pa.Array:
    letters = pa.array([letter or None for letter in cell.letters], pa.string()).take(pa.array(_numbers(cell.places)))
    digits = pc.utf8_lpad(pa.array(_numbers(cell.numbers)).cast(pa.string()), cell.width, "0")
    return pc.binary_join_element_wise(letters, digits, "")


def _empty(words: tuple[str, ...]) -> Numbers:
    return np.array([not word for word in words])


def _numbers(column: object) -> Numbers:
    assert isinstance(column, ArrayColumn), "Parquet is made from arrays"
    return column.numbers


PARQUET: Final = Kind("parquet", array_span, _BLOCK, _parquet_table)
