"""What every other part stands on: sources, spans, texts for readers, and diagnostics with their codes."""
