"""``python -m tests.wire.schemas`` writes the published schemas anew."""

import json

from policy_engine.wire import decision_schema
from tests.wire.test_schemas import SCHEMA

if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(decision_schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
