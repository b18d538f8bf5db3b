"""How a place in a paper is named to people."""

from hscqa.model import Paper


def name(paper: Paper) -> str:
    """Give the paper's name in citations: `Audit Scotland (2018)`, or what comes nearest."""
    year = f" ({paper.date[:4]})" if paper.date else ""
    return paper.short or f"{paper.publisher or paper.title or paper.id}{year}"


def cite(paper: Paper, label: str, page: int | None = None, page_label: str | None = None) -> str:
    """Give `Audit Scotland (2018), para 19, p. 12`; an empty label or a page of None is left out.

    The printed page number goes before the physical one, since readers see the printed one.
    """
    shown = page_label or page
    return ", ".join(filter(None, (name(paper), label, f"p. {shown}" if shown else "")))
