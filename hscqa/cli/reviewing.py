"""`review list`, `agreement` and `log`: what is left to decide, where reviewers differ, and what they did."""

from hscqa.cli.deciding import open_reviews
from hscqa.cli.linking import tied
from hscqa.cli.options import Between
from hscqa.cli.session import Session
from hscqa.errors import ExitCode
from hscqa.export import contract_review, contract_ties, text_review


def to_decide(session: Session, between: Between) -> ExitCode:
    """List what is left to decide, what is most worth a look first.

    Before that, decisions whose texts have changed since. Exit code 1 where nothing is left.
    """
    from hscqa.review.gauge import gauge, sample  # noqa: PLC0415  `--help` needs none of them
    from hscqa.review.waiting import calibration, waiting  # noqa: PLC0415  as above

    made = tied(session, between)
    now = open_reviews(session).current()
    changed, judged = now.changed, now.in_force
    rows = waiting(made, judged)
    done = gauge(made, judged)
    told = calibration(made)
    decided = {one.tie for one in judged if one.verdict}
    drawn = [tie for tie in sample(made) if tie not in decided]
    if session.settings.json:
        session.output.json(
            {
                "changed": [contract_review.followed(one) for one in changed],
                "rows": [contract_ties.row(one) for one in rows],
                "gauge": contract_review.gauge(done),
                "calibration": {"slope": told.slope, "intercept": told.intercept},
                "sample": [contract_review.tie(one) for one in drawn],
            }
        )
    else:
        width = session.output.width
        session.output.lines(
            [
                *text_review.changed(changed, width),
                *text_review.gauge(done, width),
                *text_review.to_decide(rows, told, width),
                *text_review.sample(drawn, width),
            ]
        )
    return ExitCode.FOUND if changed or rows else ExitCode.NOTHING_FOUND


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
