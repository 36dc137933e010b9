# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was found, as the page of answers shows it: what it is, where it stands, the words marked."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.cycle.queries.search import Found, Group, Hit
from driehoek.kernel.dates import PreciseDate
from driehoek.kernel.searched import Kind
from driehoek.lib.searching.asking import Question
from driehoek.lib.searching.showing import Piece, marked, snippet
from driehoek.web.frame import Link
from driehoek.web.paths import Paths, asking
from driehoek.web.words import capital, lower, word

EVERYBODY = "openbaar"
THEME = "1"


@dataclass(frozen=True, slots=True)
class Line:
    """One answer; see the component search_results."""

    href: str
    title: tuple[Piece, ...]
    text: tuple[Piece, ...]
    what: str
    context: tuple[str, ...]
    day: PreciseDate | None
    circle: str
    example: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The answers under one heading."""

    title: str
    anchor: str
    total: int
    more: Link | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One heading to look at by itself; see the component facets."""

    label: str
    href: str
    count: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class SearchScreen:
    """The page of answers.

    Attributes:
        typed: what was typed; ``asked`` tells whether there was a word in it.
        kinds: the headings, to choose one.
    """

    address: str
    typed: str
    asked: bool
    total: int
    kinds: tuple[Choice, ...]
    groups: tuple[Section, ...]
    page: int
    pages: int
    previous_href: str
    next_href: str


def search_screen(found: Found, typed: str, kind: Kind | None, paths: Paths) -> SearchScreen:
    """Return the page of answers."""

    def href(of: Kind | None = None, page: int = 1) -> str:
        return asking(paths.search, q=typed, soort=of or "", pagina=page if page > 1 else "")

    groups = tuple(
        Section(
            title=word(group.kind, "search_kind"),
            anchor=f"gevonden-{group.kind}",
            total=group.total,
            more=_more(group, href(group.kind)) if kind is None and group.total > len(group.hits) else None,
            lines=tuple(_line(hit, found.question, paths) for hit in group.hits),
        )
        for group in found.groups
        if kind in (None, group.kind)
    )
    everything = Choice(_("Everything"), href(), found.total, kind is None)
    kinds = (Choice(word(g.kind, "search_kind"), href(g.kind), g.total, kind == g.kind) for g in found.groups)
    return SearchScreen(
        address=paths.search,
        typed=typed,
        asked=bool(found.question),
        total=sum(section.total for section in groups),
        kinds=(everything, *kinds),
        groups=groups,
        page=found.page,
        pages=found.pages,
        previous_href=href(kind, found.page - 1) if found.page > 1 else "",
        next_href=href(kind, found.page + 1) if found.page < found.pages else "",
    )


def _more(group: Group, href: str) -> Link:
    return Link(_("All %(number)s: %(kind)s") % {"number": group.total, "kind": lower(group.kind, "search_kind")}, href)


def _line(hit: Hit, question: Question, paths: Paths) -> Line:
    what, title = _named(hit)
    return Line(
        href=PLACES[hit.record_type](hit, paths),
        title=marked(title, question),
        text=snippet(hit.text, question) if hit.text else (),
        what=what,
        context=tuple(part for part in (*_context(hit), hit.municipality) if part and part != title),
        day=hit.day,
        circle="" if hit.circle == EVERYBODY else hit.circle,
        example=hit.example,
    )


def _named(hit: Hit) -> tuple[str, str]:
    """Return what sort of thing it is and what it is called, if need be after what it belongs to."""
    what = capital(sorts()[hit.record_type])
    if hit.record_type == NODE:
        what = _("Theme") if hit.sort == THEME else _("Goal")
    if hit.record_type in BY_CODE:
        what = f"{what} {hit.code}"
    title = hit.title
    if not title:
        title = next((hit.beside[name].title for name in NAMED_AFTER if name in hit.beside), "")
    return what, title or hit.municipality or what


def _context(hit: Hit) -> tuple[str, ...]:
    """Return what it stands in: the action of a report, the programme of an action, the plan of a goal."""
    within = (hit.beside[name].title for name in WITHIN if name in hit.beside)
    return tuple(title for title in within if title)[:1]


def sorts() -> dict[str, str]:
    """Return by table what its records are called."""
    return {
        "organisations.Partnership": _("Partnership"),
        "organisations.SourceDocument": _("Source"),
        "organisations.MunicipalityFacts": _("Facts for papers"),
        "organisations.Organisation": _("Organisation"),
        "organisations.Function": _("Function"),
        "planning.Plan": _("Plan"),
        "planning.PlanText": _("Chapter"),
        "planning.WayOfWorking": _("Way of working together"),
        "planning.LocalChapter": _("Local chapter"),
        "planning.Tag": _("Cross-cutting line or target group"),
        "planning.UpwardLink": _("Link to another plan"),
        "planning.Programme": _("Programme"),
        NODE: _("Goal"),
        "planning.NodeAlias": _("Other name of a theme"),
        "planning.NodeLink": _("Link between themes"),
        "planning.ProgrammeAim": _("What a programme aims at"),
        ACTION: _("Action"),
        "planning.ProgressReport": _("Progress report"),
        GROUP: _("Working group"),
        "planning.GroupProduct": _("Product of a working group"),
        "planning.SharedKnowledge": _("Shared knowledge"),
        "planning.Adoption": _("Adoption"),
        "monitoring.GoalFigure": _("Figure at a goal"),
        "monitoring.Interpretation": _("Explanation of a figure"),
        "steering.Body": _("Body"),
        DECISION: _("Agreement or decision"),
        "steering.FollowUp": _("Follow-up of an agreement"),
        "steering.Account": _("Account to a council"),
        MEETING: _("Meeting"),
        "steering.AgendaItem": _("Agenda item"),
        "steering.Development": _("Development or bottleneck"),
        "steering.Help": _("Help between municipalities"),
        "steering.Proposal": _("Proposal"),
        "steering.CouncilCalendar": _("Council calendar"),
        TRACK: _("Adoption track"),
        "steering.TrackLine": _("Part of an adoption track"),
        RECOMMENDATION: _("Recommendation, motion or promise"),
        "steering.RecommendationStep": _("Follow-up of a recommendation"),
        "evaluation.Evaluation": _("Evaluation"),
        ROUND: _("Round"),
        "evaluation.Judgement": _("Judgement on a theme"),
        "evaluation.GoalJudgement": _("Judgement on a goal"),
        "evaluation.Adjustment": _("What an action needs"),
        "evaluation.Reopening": _("Round opened again"),
        CONVERSATION: _("Conversation on working together"),
        "evaluation.ConversationPoint": _("Point of a conversation on working together"),
        "publications.IssuedPaper": _("Issued council note"),
    }


ACTION, NODE, PLAN, PROGRAMME = "planning.Action", "planning.Node", "planning.Plan", "planning.Programme"
ROUND, CONVERSATION = "evaluation.Round", "evaluation.Conversation"
GROUP, DECISION, MEETING = "planning.WorkingGroup", "steering.Decision", "steering.Meeting"
TRACK, RECOMMENDATION = "steering.AdoptionTrack", "steering.Recommendation"
#: Records that people know by their code.
BY_CODE = frozenset({ACTION})
#: After what a record without a name of its own is called, and in what a record stands; the first that there is.
NAMED_AFTER = (ACTION, NODE, DECISION, TRACK, RECOMMENDATION)
WITHIN = (MEETING, DECISION, ACTION, GROUP, PROGRAMME, PLAN)


def _partnership(part: str) -> Callable[[Hit, Paths], str]:
    return lambda _hit, paths: f"{paths.partnership}#{part}"


def _plan(hit: Hit, paths: Paths) -> str:
    return paths.plan(hit.beside[PLAN].code if PLAN in hit.beside else hit.code)


def _node(hit: Hit, paths: Paths) -> str:
    code = hit.code if hit.record_type == NODE else hit.beside[NODE].code
    if hit.record_type == NODE and hit.sort == THEME:
        return paths.theme(hit.beside[PLAN].code, code)
    return paths.node(hit.beside[PLAN].code, code)


def _group(hit: Hit, paths: Paths) -> str:
    return paths.working_group(hit.beside[GROUP].code if GROUP in hit.beside else hit.code)


def _programme(hit: Hit, paths: Paths) -> str:
    return paths.programme(hit.beside[PROGRAMME].code if PROGRAMME in hit.beside else hit.code)


def _track(hit: Hit, paths: Paths) -> str:
    return paths.track(hit.beside[TRACK].code if TRACK in hit.beside else hit.code)


def _recommendation(hit: Hit, paths: Paths) -> str:
    return paths.recommendation(hit.beside[RECOMMENDATION].code if RECOMMENDATION in hit.beside else hit.code)


def _adoption(hit: Hit, paths: Paths) -> str:
    return _programme(hit, paths) if PROGRAMME in hit.beside else _plan(hit, paths)


#: By table the page on which a record stands.
PLACES: dict[str, Callable[[Hit, Paths], str]] = {
    "organisations.Partnership": lambda _hit, paths: paths.partnership,
    "organisations.SourceDocument": _partnership("bronnen"),
    "organisations.MunicipalityFacts": _partnership("stukken"),
    "organisations.Organisation": _partnership("functies"),
    "organisations.Function": _partnership("functies"),
    ROUND: lambda hit, paths: paths.round(hit.code),
    "planning.Plan": _plan,
    "planning.PlanText": _plan,
    "planning.WayOfWorking": _plan,
    "planning.LocalChapter": _plan,
    "planning.Tag": lambda _hit, paths: paths.plans,
    "planning.UpwardLink": _plan,
    "planning.Programme": _programme,
    NODE: _node,
    "planning.NodeAlias": _node,
    "planning.NodeLink": _node,
    "planning.ProgrammeAim": _programme,
    ACTION: lambda hit, paths: paths.action(hit.uid),
    "planning.ProgressReport": lambda hit, paths: paths.action(hit.beside[ACTION].uid),
    GROUP: _group,
    "planning.GroupProduct": _group,
    "planning.SharedKnowledge": _group,
    "planning.Adoption": _adoption,
    "monitoring.GoalFigure": _node,
    "monitoring.Interpretation": _node,
    "steering.Body": lambda hit, paths: paths.body(hit.code),
    DECISION: lambda hit, paths: paths.agreement(hit.code),
    "steering.FollowUp": lambda hit, paths: paths.agreement(hit.beside[DECISION].code),
    "steering.Account": lambda hit, paths: paths.agreement(hit.beside[DECISION].code),
    MEETING: lambda hit, paths: paths.meeting(hit.code),
    "steering.AgendaItem": lambda hit, paths: paths.meeting(hit.beside[MEETING].code),
    "steering.Development": lambda hit, paths: paths.development(hit.code),
    "steering.Help": lambda hit, paths: paths.help(hit.code),
    "steering.Proposal": lambda hit, paths: paths.proposal(hit.code),
    "steering.CouncilCalendar": lambda _hit, paths: paths.council_calendars,
    TRACK: _track,
    "steering.TrackLine": _track,
    RECOMMENDATION: _recommendation,
    "steering.RecommendationStep": _recommendation,
    "evaluation.Evaluation": lambda hit, paths: paths.evaluation(hit.beside[PROGRAMME].code),
    "evaluation.Judgement": lambda hit, paths: paths.evaluation(hit.beside[PROGRAMME].code),
    "evaluation.GoalJudgement": lambda hit, paths: paths.evaluation(hit.beside[PROGRAMME].code),
    "evaluation.Adjustment": lambda hit, paths: paths.action(hit.beside[ACTION].uid),
    CONVERSATION: lambda hit, paths: paths.conversation(hit.code),
    "evaluation.ConversationPoint": lambda hit, paths: paths.conversation(hit.beside[CONVERSATION].code),
    "evaluation.Reopening": lambda hit, paths: paths.round(hit.beside[ROUND].code),
    "publications.IssuedPaper": lambda hit, paths: paths.issued(hit.uid, "html"),
}
