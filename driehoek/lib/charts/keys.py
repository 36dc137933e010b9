# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The legend: what each line, dot, band and number in a chart stands for."""

from dataclasses import dataclass

from driehoek.lib.charts import marks
from driehoek.lib.charts.canvas import Canvas, route, units
from driehoek.lib.charts.lines import role_of
from driehoek.lib.charts.looks import SIZE, Style
from driehoek.lib.charts.model import About, Break, Direction, LevelKind, Lines, Multiples, Series, Value
from driehoek.lib.charts.multiples import draw_arrow, scales
from driehoek.lib.charts.outlines import hatching
from driehoek.lib.charts.words import period, tick, word
from driehoek.lib.statistics.labels import Label

SIGN_WIDTH, SIGN_HEIGHT = 30.0, 18.0


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a legend.

    Attributes:
        sign: the role it explains; "number" and "square" are numbered marks, "words" has no sign.
        text: what it stands for.
        number: of a mark.
    """

    sign: str
    text: str
    number: int = 0


def keys_of_lines(chart: Lines) -> tuple[Key, ...]:
    """Return what a chart of lines needs explained; nothing that is not in it."""
    found = []
    if len(chart.series) > 1:
        found += [Key(role_of(chart, each), each.name) for each in chart.series]
    own = [each for each in chart.series if not each.comparison]
    found += of_values(own, chart.about)
    for level in chart.levels:
        found.append(Key("target" if level.kind is LevelKind.TARGET else "baseline", level.text))
    for number, shown in marks.numbered(chart):
        name = period(shown.at, chart.step, chart.about.language)
        is_break = isinstance(shown, Break)
        rule = "break_for" if is_break else "remark_for"
        text = word(rule, chart.about.language, period=name, text=shown.text)
        found.append(Key("square" if is_break else "number", text, number))
    return (*found, *notes(chart.about))


def keys_of_multiples(chart: Multiples) -> tuple[Key, ...]:
    """Return the legend of small charts, which first says what their scale is."""
    about = chart.about
    if chart.shared:
        words = word("shared", about.language, top=tick(scales(chart)[0].top, about))
    else:
        words = word("own", about.language)
    names = dict.fromkeys(panel.comparison.name for panel in chart.panels if panel.comparison is not None)
    compared = [Key("line-comparison", name) for name in names]
    held = {level.text: level for panel in chart.panels for level in panel.levels}
    levels = [Key("target" if each.kind is LevelKind.TARGET else "baseline", each.text) for each in held.values()]
    cuts = {each.at: each.text for panel in chart.panels for each in panel.breaks}
    breaks = []
    for at in sorted(cuts):
        name = period(at, chart.step, about.language)
        breaks.append(Key("break", word("break_for", about.language, period=name, text=cuts[at])))
    values = of_values([panel.series for panel in chart.panels], about, banded=False)
    return (Key("words", words), *compared, *values, *levels, *breaks, *notes(about))


def of_values(series: list[Series], about: About, *, banded: bool = True) -> list[Key]:
    """Return what bands, open dots and crosses mean, where there are any."""
    values = [value for each in series for value in each.values]
    found = []
    if banded and any(value.low is not None for value in values):
        found.append(Key("band", word("key_band", about.language)))
    if any(value.provisional and value.number is not None for value in values):
        found.append(Key("dot-open", word("key_provisional", about.language)))
    if any(value.number is None for value in values):
        found.append(Key("missing", _missing(values, about)))
    return found


def _missing(values: list[Value], about: About) -> str:
    reasons = dict.fromkeys(value.missing for value in values if value.number is None and value.missing)
    if not reasons:
        return word("no_figure", about.language)
    return word("key_missing", about.language, why=", ".join(reasons))


def notes(about: About) -> tuple[Key, ...]:
    """Return the further lines under a chart."""
    return tuple(Key("words", each) for each in about.notes)


def draw_sign(canvas: Canvas, key: Key, x: float, y: float) -> None:
    """Draw the sign of a key in a box of `SIGN_WIDTH` by `SIGN_HEIGHT` with this top left corner."""
    middle, centre = y + SIGN_HEIGHT / 2, x + SIGN_WIDTH / 2
    match key.sign:
        case "band" | "bar" | "area-1" | "area-2" | "area-3" | "area-4" | "area-missing":
            canvas.rect(x + 2, middle - 6, SIGN_WIDTH - 4, 12, key.sign)
        case "hatch":
            box = [
                (x + 2, middle - 6),
                (x + SIGN_WIDTH - 2, middle - 6),
                (x + SIGN_WIDTH - 2, middle + 6),
                (x + 2, middle + 6),
            ]
            canvas.rect(x + 2, middle - 6, SIGN_WIDTH - 4, 12, "area-too-few")
            canvas.path("".join(route(line) for line in hatching([box], 7)), "hatch")
        case "margin":
            ends = f"M{units(x + 3)} {units(middle - 5)}v10M{units(x + SIGN_WIDTH - 3)} {units(middle - 5)}v10"
            canvas.path(f"M{units(x + 3)} {units(middle)}h{units(SIGN_WIDTH - 6)}{ends}", "whisker")
        case "dot" | "dot-open":
            canvas.circle(centre, middle, 4, key.sign)
        case "dots-others":
            canvas.path(f"M{units(centre)} {units(middle)}h0", key.sign)
        case "lozenge":
            canvas.path(f"M{units(centre)} {units(middle - 5.5)}l5.5 5.5l-5.5 5.5l-5.5-5.5z", key.sign)
        case "arrow":
            draw_arrow(canvas, Label.CLEAR_RISE, Direction.NEUTRAL, x, middle + 5)
            draw_arrow(canvas, Label.CLEAR_FALL, Direction.NEUTRAL, x + 15, middle + 5)
        case "missing":
            canvas.path(f"M{units(centre - 3)} {units(middle - 3)}l6 6m0-6l-6 6", "missing")
        case "break":
            canvas.line(centre, y + 1, centre, y + SIGN_HEIGHT - 1, "break")
        case "number" | "square":
            if key.sign == "number":
                canvas.circle(centre, middle, 8, "mark")
            else:
                canvas.rect(centre - 8, middle - 8, 16, 16, "mark")
            canvas.text(centre, middle + SIZE * 0.35, str(key.number), "mark-text", "middle")
        case _:
            canvas.line(x + 1, middle, x + SIGN_WIDTH - 1, middle, key.sign)


def sign(key: Key, style: Style = "screen") -> str:
    """Return the sign of a key as a picture of its own, hidden from a screen reader; empty for a key of words only."""
    if key.sign == "words":
        return ""
    canvas = Canvas(style)
    draw_sign(canvas, key, 0, 0)
    return canvas.picture(SIGN_WIDTH, SIGN_HEIGHT, "", "", "sign")


def arrow(label: Label, direction: Direction, style: Style = "screen") -> str:
    """Return the arrow of a clear change as a picture of its own, beside its words; empty for any other label."""
    if not label.is_clear:
        return ""
    canvas = Canvas(style)
    draw_arrow(canvas, label, direction, 0, 11)
    return canvas.picture(10, 12, "", "", "arrow")
