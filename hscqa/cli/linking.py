"""`crosswalk` and `gaps`: what answers what, and what nobody answers."""

from hscqa.cli.handing import as_json, crosswalk_form, to_file, written
from hscqa.cli.options import Between, Handing
from hscqa.cli.saving import check_place, save
from hscqa.cli.session import Session
from hscqa.errors import ExitCode
from hscqa.export import contract_ties, text_ties
from hscqa.export.formats import Format
from hscqa.export.gap_list import gap_lists
from hscqa.model import Crosswalk


def crosswalk(session: Session, between: Between, handing: Handing) -> ExitCode:
    """Say which statements of one paper answer which of another.

    With the evidence for each link, the comments of other papers, and the gaps on both sides.
    """
    form, file = crosswalk_form(handing, json=session.settings.json), to_file(handing.file)
    if file is not None:
        check_place(file)
    made = tied(session, between)
    if file is not None:
        save(file, written(session, made, form, handing))
        session.narration.note(f"wrote {file}")
    elif form is Format.JSON:
        session.output.json(as_json(session, made, handing))
    else:
        session.output.document(str(written(session, made, form, handing)))
    return ExitCode.FOUND if made.rows else ExitCode.NOTHING_FOUND


def gaps(session: Session, between: Between) -> ExitCode:
    """List what is not answered, answers nothing or is not discussed.

    With the best candidate that was turned down for each.
    """
    made = tied(session, between)
    if session.settings.json:
        session.output.json(contract_ties.gaps_reply(made))
    else:
        from hscqa.library.handing import citations  # noqa: PLC0415  `--help` needs no library

        cited = citations(session.library, gap_lists(made).passages())
        session.output.lines(text_ties.gaps(made, session.papers, session.output.width, cited))
    return ExitCode.FOUND


def tied(session: Session, between: Between) -> Crosswalk:
    """Choose the papers, before anything takes seconds, and make the crosswalk; remarks go to standard error.

    Raise UnknownId or UsageError where the papers do not suit.
    """
    from hscqa.crosswalk import choose  # noqa: PLC0415  `--help` needs no arrays

    read = [one.id for one in session.papers.values() if one.is_read]
    documents = [session.library.document(paper) for paper in read]
    chosen = choose(documents, between.source, between.target, between.comments)
    library = session.warm_library
    session.narration.progress("tying statements", 0, 0)
    speaking = [one.paper.id for one in chosen.commenters]
    made = library.crosswalk(chosen.source.paper.id, chosen.target.paper.id, speaking)
    for remark in (*chosen.remarks, *made.remarks):
        session.narration.note(remark)
    return made
