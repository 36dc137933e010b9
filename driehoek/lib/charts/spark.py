# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line without axes or words, as small as a word, for a page that shows a hundred of them beside their numbers."""

from functools import lru_cache

_WIDTH, _HEIGHT, _EDGE = 120.0, 34.0, 5.0


@lru_cache(maxsize=8192)
def spark(values: tuple[float | None, ...]) -> str:
    """Return a small line from zero up, with a dot on the last value; the same values are drawn once.

    It says nothing by itself: the newest number and what may be said of it stand beside it in words, so it is hidden
    from a screen reader.

    Args:
        values: one for each period, 0 or more; None leaves a gap.

    >>> spark((1.0, None, 3.0)).count("M")
    3
    >>> spark(()) == spark((None,))
    True
    """
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if not known:
        return _picture("")
    top = max(value for _place, value in known) or 1.0
    step = (_WIDTH - 2 * _EDGE) / max(len(values) - 1, 1)
    path, before = [], -2
    for place, value in known:
        x, y = _EDGE + place * step, _HEIGHT - _EDGE - value / top * (_HEIGHT - 2 * _EDGE)
        path.append(f"{'L' if place == before + 1 else 'M'}{x:.1f} {y:.1f}")
        before = place
    last, value = known[-1]
    x, y = _EDGE + last * step, _HEIGHT - _EDGE - value / top * (_HEIGHT - 2 * _EDGE)
    line = f'<path class="driehoek-chart__line-1" d="{"".join(path)}"/>'
    return _picture(f'{line}<circle class="driehoek-chart__dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>')


def _picture(inside: str) -> str:
    floor = _HEIGHT - _EDGE
    axis = f'<path class="driehoek-chart__axis" d="M{_EDGE:g} {floor:g}H{_WIDTH - _EDGE:g}"/>'
    size = f'viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} class="driehoek-spark" aria-hidden="true">{axis}{inside}</svg>'
    )
