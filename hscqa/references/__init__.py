"""What a text points at and what it quotes, looked up in the papers.

words -grammar-> Pointer -names-> paper -places-> block or statement    = Reference
words -quotations-> words in marks -claims-> who is quoted -matching-> where they stand    = Quotation

Everything here is a function over values. `verify` is the way in.
"""
