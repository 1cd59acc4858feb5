"""From text to tree: what was written, with places and comments, and nothing decided yet."""
