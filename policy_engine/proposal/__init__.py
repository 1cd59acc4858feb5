"""The start of a policy repository: what a table of leads looks like, proposed as a policy, with the files around it."""
