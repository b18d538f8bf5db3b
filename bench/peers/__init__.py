"""hscqa, and what a user would take instead: every tool in its usual settings, all asked in the same way.

A tool's file says where its settings come from. Importing any of them loads none of the tools.
"""

from peers import fts5, haystack_hybrid, langchain, llamaindex, own, plain, txtai_hybrid
from peers.peer import Index, Peer

PEERS: tuple[Peer, ...] = (
    *own.PEERS,
    *txtai_hybrid.PEERS,
    *llamaindex.PEERS,
    *haystack_hybrid.PEERS,
    *langchain.PEERS,
    *plain.PEERS,
    *fts5.PEERS,
)
"""The rows of the table."""

__all__ = ["PEERS", "Index", "Peer"]
