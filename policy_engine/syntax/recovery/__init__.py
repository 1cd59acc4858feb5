"""Reading on after a fault: repairs where it is nearly certain what was meant, else on to the next statement.

Only a text in which the fast loop stopped is read here, a second time and with more care.
"""
