"""Values: their types, the three truths, exact decimals, days, and the reading of one raw value, once for all."""
