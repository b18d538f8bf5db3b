"""Which paper a name, a title or an address means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.references.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document, Paper

    Make = Callable[..., Document]


@pytest.fixture(scope="module")
def papers(documents: tuple[Document, ...]) -> dict[str, Paper]:
    return {document.paper.id: document.paper for document in documents}


@pytest.fixture(scope="module")
def names(papers: dict[str, Paper]) -> Names:
    return Names(list(papers.values()))


def test_an_address_names_a_paper_by_the_words_of_its_path(names: Names, papers: dict[str, Paper]) -> None:
    citing = papers["alliance-2019"]
    review = "https://www.gov.scot/publications/ministerial-strategic-group-health-community-care-review-progress-integration-health-social-care-final-report/"
    report = "http://www.audit-scotland.gov.uk/uploads/docs/report/2018/nr_181115_health_socialcare_update.pdf"
    assert names.addressed(review, citing) == ("msg-2019",)
    assert names.addressed(report, citing)[0] == "audit-scotland-2018"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.alliance-scotland.org.uk/self-management-and-co-production-hub/",
        "https://www.gov.scot/publications/national-health-social-care-workforce-plan-part-1-framework-improving/",
        "http://www.legislation.gov.uk/asp/2014/9/pdfs/asp_20140009_en.pdf",
        "https://www.gov.scot/",
    ],
)
def test_an_address_of_another_work_names_no_paper(names: Names, papers: dict[str, Paper], address: str) -> None:
    assert names.addressed(address, papers["alliance-2019"]) == ()


def test_a_title_is_known_though_it_is_not_quite_right(names: Names, papers: dict[str, Paper]) -> None:
    cited = names.titled("Health and social care integration: update report", papers["alliance-2019"])
    assert cited == ("audit-scotland-2018",)


def test_a_response_is_not_the_work_it_responds_to(names: Names, papers: dict[str, Paper]) -> None:
    title = "Health and Social Care Integration: How is it for you? Views from the public sector"
    assert "alliance-2019" not in names.titled(title, papers["eijb-2019"])


def test_a_paper_is_known_by_publisher_short_name_and_initials(names: Names, papers: dict[str, Paper]) -> None:
    text = "Audit Scotland, the Ministerial Strategic Group and the MSG agree."
    mentions = names.mentions(text, papers["alliance-2019"])
    assert [text[slice(*mention.span)] for mention in mentions] == [
        "Audit Scotland",
        "Ministerial Strategic Group",
        "MSG",
    ]
    assert mentions[0].papers == ("audit-scotland-2018", "audit-scotland-2018-recommendations")


def test_a_paper_cannot_cite_itself_or_a_later_one(names: Names, papers: dict[str, Paper]) -> None:
    assert names.mentions("as the Ministerial Strategic Group says", papers["taylor-2018"]) == ()
    assert names.titled(papers["msg-2019"].title, papers["msg-2019"]) == ()


def test_a_year_tells_which_paper_of_a_publisher_is_meant(names: Names, papers: dict[str, Paper]) -> None:
    citing = papers["eijb-2019"]
    assert names.mentions("Audit Scotland (2018)", citing)
    assert not names.mentions("Audit Scotland (2015)", citing)


def test_a_corpus_without_papers_has_no_names(make: Make) -> None:
    citing = make("Some words.\n").paper
    empty = Names([])
    assert empty.mentions("Audit Scotland", citing) == ()
    assert empty.titled("Review of harbour keeping", citing) == ()
    assert empty.addressed("https://harbour.example/review-of-harbour-keeping", citing) == ()
