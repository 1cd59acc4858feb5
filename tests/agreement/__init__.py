"""Random policies and messy records on which the interpreter and every back end must agree."""
