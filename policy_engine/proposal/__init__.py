"""Beginning a repository of policies: a starter, or a policy proposed from a file of leads.

``survey`` reads a file of leads and gathers what its columns hold, ``kinds`` makes a type of each, ``fields`` a
declaration, and ``policy`` the whole text, in which each field's class is left for people to choose. ``repository``
has the other files of a new repository, and ``placing`` writes them all, or none.
"""
