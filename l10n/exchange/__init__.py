"""Interchange: one file a form that other tools read and write (TMX; later XLIFF, TBX, review tables).

A module offers `read(path)` and `write(path or bytes …)` of its own nouns. In: files of others, which are never
trusted. Out: nouns of `l10n.model`. May not touch: catalogs, the memory.
"""
