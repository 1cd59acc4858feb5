"""``python -m tests.wire.schemas`` writes the published schemas anew."""

import json

from policy_engine.wire import decision_schema
from policy_engine.wire.data_report import data_report_schema
from tests.wire.test_schemas import SCHEMA

REPORT_SCHEMA = SCHEMA.with_name("data_report.schema.json")

if __name__ == "__main__":
    for path, schema in ((SCHEMA, decision_schema()), (REPORT_SCHEMA, data_report_schema())):
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
