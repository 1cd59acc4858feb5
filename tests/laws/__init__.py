"""Laws that hold for every policy and every record, tested on random ones."""
