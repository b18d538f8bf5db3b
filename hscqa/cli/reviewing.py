"""`review list`, `agreement` and `log`: what is left to decide, where reviewers differ, and what they did."""

from hscqa.cli.deciding import open_reviews
from hscqa.cli.linking import tied
from hscqa.cli.options import Between
from hscqa.cli.session import Session
from hscqa.errors import ExitCode
from hscqa.export import contract_review, text_review


def to_decide(session: Session, between: Between) -> ExitCode:
    """List what is left to decide, what is most worth a look first.

    Before that, decisions whose texts have changed since. Exit code 1 where nothing is left.
    """
    from hscqa.export.listing_queue import queue_of  # noqa: PLC0415  `--help` needs none of it

    made = tied(session, between)
    now = open_reviews(session).current()
    left = queue_of(made, now.changed, now.in_force)
    if session.settings.json:
        session.output.json(contract_review.queue(left))
    else:
        width = session.output.width
        session.output.lines(
            [
                *text_review.changed(left.changed, width),
                *text_review.gauge(left.done, width),
                *text_review.to_decide(left.rows, left.told, width),
                *text_review.sample(left.drawn, width),
            ]
        )
    return ExitCode.FOUND if left.changed or left.rows else ExitCode.NOTHING_FOUND


def agreement(session: Session) -> ExitCode:
    """Say how far reviewers agree, and on what they differ."""
    from hscqa.review.agreement import agreements, disagreements, overall  # noqa: PLC0415  `--help` needs it not

    judged = open_reviews(session).current().in_force
    decisions = [each for one in judged for each in one.decisions]
    pairs, differing, whole = agreements(decisions), disagreements(judged), overall(decisions)
    if session.settings.json:
        session.output.json(contract_review.agreement(pairs, whole, differing))
    else:
        width = session.output.width
        session.output.lines(
            [*text_review.agreement(pairs, whole, width), *text_review.disagreements(differing, width)]
        )
    return ExitCode.FOUND if pairs else ExitCode.NOTHING_FOUND


def log(session: Session) -> ExitCode:
    """List everything that reviewers did, the oldest first."""
    events = open_reviews(session).events()
    if session.settings.json:
        session.output.json({"events": [contract_review.event(one) for one in events]})
    else:
        session.output.lines(text_review.log(events, session.output.width))
    return ExitCode.FOUND if events else ExitCode.NOTHING_FOUND
