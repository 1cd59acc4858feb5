"""Random policies as text: every feature of the language, always well typed."""
