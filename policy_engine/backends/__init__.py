"""What the ir is compiled to, one target each; no target sees another."""
