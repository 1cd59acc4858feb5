"""The intermediate representation: few node kinds, explicit, three-valued, with the reading plan of each field.

``nodes`` and ``plan`` are what every back end consumes; ``from_model`` lowers; ``interpret`` is the judge.
"""
