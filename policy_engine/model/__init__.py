"""From tree to model: what a policy means. Names are resolved, types checked, libraries taken in."""
