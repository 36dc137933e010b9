# SPDX-License-Identifier: EUPL-1.2
# SPDX-FileCopyrightText: 2026 The Driehoek contributors
"""A bare page for scale: a hundred rows of plain values in Django's own templates, without database or rights."""

import statistics
import time
from datetime import date

from django.template import Context, Engine

ROWS, ROUNDS = 100, 15
BARE = "for scale: 100 bare rows, Django templates"
BADGE = '<span class="badge badge--{{ row.state }}"><svg/><span>{{ row.state|capfirst }}</span></span>'
PAGE = """<table>{% for row in rows %}<tr><th><a href="/acties/{{ row.code }}/">{{ row.title }}</a>
<span>{{ row.code }}</span></th><td>{{ row.where }}</td><td>{{ row.lead|default:"nog geen trekker" }}</td>
<td>{{ row.day|date:"j F Y" }}</td><td>{% include badge %}</td></tr>{% endfor %}</table>"""


def milliseconds() -> float:
    """Return the processor time of drawing it, the middle of fifteen rounds."""
    engine = Engine()
    page, badge = engine.from_string(PAGE), engine.from_string(BADGE)
    rows = [
        {
            "code": f"VEEL-{number:04}", "title": f"Actie {number}: afspraken maken", "where": "Gezamenlijk",
            "lead": "adviseur openbare orde en veiligheid", "day": date(2026, 6, 30), "state": "loopt",
        }
        for number in range(ROWS)
    ]  # fmt: skip
    took = []
    for _ in range(ROUNDS):
        began = time.thread_time()
        page.render(Context({"rows": rows, "badge": badge}))
        took.append((time.thread_time() - began) * 1000)
    return statistics.median(took)
