"""The nodes of the ir: ``operands``, ``conditions``, ``policy``. What is read, and how, is ``runtime.plan``."""
