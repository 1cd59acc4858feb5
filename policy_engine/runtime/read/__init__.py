"""The exact reader: raw JSON-like objects and rows of tables become cleaned records.

Back ends may read faster, but call the one-value functions for whatever they have not seen before.
"""

from policy_engine.runtime.read.records import RecordReader, read_record, record_reader
from policy_engine.runtime.read.values import key_of, moment_reader, value_reader

__all__ = ["RecordReader", "key_of", "moment_reader", "read_record", "record_reader", "value_reader"]
