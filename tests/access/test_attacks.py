# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Breaking in as a user would: what is typed into addresses, forms, headers and files."""

from email.message import Message
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client

from driehoek.organisations.models import Holding, Person
from driehoek.planning.models import Action, Plan, Programme, ProgressReport
from tests.access.routes import addresses, form
from tests.access.visiting import client_of
from tests.access.world import World

pytestmark = pytest.mark.django_db

ELSEWHERE = (
    "https://elders.example/", "//elders.example/", "/\\elders.example/", "\\\\elders.example", "https:elders.example",
    "javascript:alert(1)", "  //elders.example", "\t//elders.example", "http:///elders.example", "/\t/elders.example",
    "data:text/html,x", "//elders.example\\@localhost/", "/\r\nLocation: https://elders.example/",
)  # fmt: skip


#: A line end is written as %0D%0A, so that it stays part of a local address.
STAYS_HERE = "/%0D%0ALocation:%20https://elders.example/"


def location(response: HttpResponseBase) -> str:
    """Return where an answer sends one to."""
    return str(response.headers.get("Location", ""))


def report(world: World, client: Client, **sent: str) -> Any:
    """Send a report on the public action of X."""
    values = {"sleutel": str(uuid4()), "stand": "loopt", "gedaan": "Gesproken."} | sent
    return client.post(addresses(world.x)["action-report"], values)


@pytest.fixture
def demo(world: World, seeding: None, settings: Any) -> str:
    """Let the coordinator be taken with one click; return the address that does so."""
    settings.DRIEHOEK_DEMO = True
    Holding.objects.filter(person=world.persons["coordinator"]).update(example=True)
    return addresses(world.x)["demo-sign-in"]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_sent_elsewhere(world: World, demo: str, settings: Any, target: str) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow on purpose
    person = world.persons["mayor_a"]
    Person.objects.filter(pk=person.pk).update(password=make_password("geheim"))
    client = Client()
    sent = {"email": person.email, "password": "geheim", "next": target}
    for response in (client.post("/aanmelden/", sent), client.post(f"/aanmelden/?next={quote(target)}", sent)):
        assert response.status_code == 302
        assert location(response) in ("/", STAYS_HERE)
    for response in (client.post("/taal/", {"language": "nl", "next": target}), client.get(demo, {"next": target})):
        assert response.status_code == 302
        assert location(response) in ("/", STAYS_HERE)


def test_one_click_signs_in_only_where_the_demo_is_on(world: World, demo: str, settings: Any) -> None:
    client = Client()
    assert client.get(demo).status_code == 302
    assert client.get(addresses(world.x)["overview"]).status_code == 200
    settings.DRIEHOEK_DEMO = False
    client = Client()
    assert client.get(demo).status_code == 404
    assert "person" not in client.session
    page = client.get("/aanmelden/").content.decode()
    assert "/demo/" not in page
    assert "functie coordinator" not in page


def test_one_click_never_becomes_a_person_who_is_no_example(world: World, demo: str) -> None:
    mayor = demo.replace("/coordinator/", "/mayor-a/")
    assert Client().get(mayor).status_code == 404


def test_a_session_from_before_signing_in_is_worth_nothing_after(world: World, demo: str) -> None:
    client = Client()
    client.get("/taal/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    client.get(demo)
    assert client.session.session_key != before
    assert "planted" not in client.session
    signed_in = client.session.session_key
    client.post("/afmelden/")
    assert client.session.session_key != signed_in
    assert client.get(addresses(world.x)["overview"]).status_code == 302


@pytest.mark.parametrize("person", ["", "00000000-0000-0000-0000-000000000000"])
def test_a_session_of_nobody_is_a_visitor(world: World, person: str) -> None:
    client = Client()
    session = client.session
    session["person"] = person
    session.save()
    assert location(client.get(addresses(world.x)["overview"])).startswith("/aanmelden/")


def test_a_form_without_its_token_is_refused(world: World) -> None:
    client = client_of(world, "coordinator")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    before = ProgressReport.objects.count()
    for route in ("action-report", "note-issue", "plan-file", "sign-in", "sign-out", "language"):
        response = strict.post(addresses(world.x)[route], form(route))
        assert response.status_code == 403, route
    assert ProgressReport.objects.count() == before
    assert client.get(addresses(world.x)["overview"]).status_code == 200


def test_another_name_for_the_host_is_refused(world: World) -> None:
    client = client_of(world, "coordinator")
    for host in ("elders.example", "localhost.elders.example", "elders.example:80", "[::1]@elders.example", "a b"):
        for route in ("sign-in", "overview", "plans"):
            response = client.get(addresses(world.x)[route], headers={"host": host})
            assert response.status_code == 400, (host, route)
            assert "elders" not in response.content.decode()
    forwarded = client.get(addresses(world.x)["overview"], headers={"x-forwarded-host": "elders.example"})
    assert "elders" not in forwarded.content.decode()


def test_every_answer_forbids_what_a_browser_should_not_do(world: World) -> None:
    client = client_of(world, "coordinator")
    known = addresses(world.x)
    for route in ("sign-in", "overview", "action", "note", "note-file", "plan-file-download", "health"):
        headers = client.get(known[route]).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy, route
        assert "default-src 'none'" in policy, route
        assert headers["X-Content-Type-Options"] == "nosniff", route
        assert headers["X-Frame-Options"] == "DENY", route
        assert headers["Referrer-Policy"] == "same-origin", route
    for route in ("overview", "action", "note", "note-file", "plan-file-download"):
        assert "no-store" in client.get(known[route]).headers["Cache-Control"], route
    assert client.get("/er-is-niets/x/y/").headers["X-Frame-Options"] == "DENY"


ODD = ("%00", "a%00b", "%ff", "%c3%28", "..%2f..%2fetc%2fpasswd", "%0d%0aSet-Cookie:x", "a" * 3000, "%27%20OR%201=1--")


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_codes_in_an_address_are_not_found(world: World, odd: str) -> None:
    client = client_of(world, "coordinator")
    home = f"/{world.x.row.slug}/"
    plan, programme = world.x.carriers[Plan].code, world.x.carriers[Programme].code
    for address in (
        f"{home}plannen/{odd}/", f"{home}plannen/{odd}/versies/?van=1&naar=2", f"{home}themas/{plan}/{odd}/",
        f"{home}themas/{odd}/x/", f"{home}programmas/{odd}/", f"{home}programmas/{odd}/evaluatie/",
        f"{home}acties/{odd}/", f"{home}notas/{odd}/GM0000/", f"{home}notas/{programme}/{odd}/",
        f"{home}notas/{odd}/GM0000/nota.html", f"{home}notas/{programme}/{odd}/nota.docx", f"/{odd}/",
        f"/demo/{odd}/x/", f"{home}planbestand/{odd}.yaml",
    ):  # fmt: skip
        response = client.get(address)
        assert response.status_code in (400, 404) or "planbestand" in address, address
        assert response.status_code < 500, address
        assert "Set-Cookie" not in location(response)


HUGE = ("99999999999999999999", "-1", "9" * 5000, "1e9", "٣", "", "1%00", "0x1", "1;DROP TABLE")


@pytest.mark.parametrize("number", HUGE, ids=range(len(HUGE)))
def test_odd_numbers_of_versions_are_not_found(world: World, number: str) -> None:
    address = addresses(world.x)["plan-versions"].partition("?")[0]
    response = client_of(world, "coordinator").get(f"{address}?van={number}&naar=2")
    assert response.status_code in (400, 404)


@pytest.mark.parametrize("value", ["x" * 100_000, "a\x00b", "\ud800", "%s%s%n", "\u202eevil", "' OR 1=1 --"])
def test_odd_words_in_a_search_find_nothing_and_break_nothing(world: World, value: str) -> None:
    client = client_of(world, "coordinator")
    address = addresses(world.x)["programme"]
    for name in ("thema", "gemeente", "trekker", "stand", "vlag", "zoek", "sorteer", "groep"):
        response = client.get(address, {name: value.encode("utf-8", "surrogatepass")})
        assert response.status_code in (200, 400), name


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("percentage", "9" * 5000),
        ("percentage", "99999999999999999999"),
        ("percentage", "-1"),
        ("percentage", "²"),
        ("planning", "2026-02-30"),
        ("planning", "0000"),
        ("planning", "٢٠٢٦"),
        ("planning", "2026-99"),
        ("planning", "9" * 5000),
        ("stand", "bestaat-niet"),
        ("stand", ""),
        ("sleutel", "geen-uuid"),
        ("sleutel", ""),
        ("namens", "x" * 5000),
        ("gedaan", "a\x00b"),
        ("namens", "a\x00b"),
        ("reden", "x" * 5000),
    ],
)
def test_what_cannot_be_kept_is_told_beside_the_form_or_left_out(world: World, field: str, value: str) -> None:
    before = ProgressReport.objects.count()
    response = report(world, client_of(world, "coordinator"), **{field: value})
    if field == "reden":  # a reason that does not exist is no reason
        assert response.status_code in (303, 400)
        return
    assert response.status_code == 400, response.status_code
    assert ProgressReport.objects.count() == before


def test_a_very_long_report_is_kept_or_refused_but_never_breaks(world: World) -> None:
    response = report(world, client_of(world, "coordinator"), gedaan="x" * 200_000)
    assert response.status_code in (303, 400)
    response = report(world, client_of(world, "coordinator"), gedaan="x" * 3_000_000)
    assert response.status_code == 400


def test_a_report_on_an_action_out_of_reach_does_not_exist(world: World) -> None:
    """The uid is right, the address is one's own: the record is not there."""
    client = client_of(world, "adviser_a")
    home = f"/{world.x.row.slug}/"
    others = [world.y.carriers[Action], world.x.hidden["gemeente_b"][Action], world.x.hidden["driehoek"][Action]]
    before = ProgressReport.objects.count()
    for action in others:
        sent = {"sleutel": str(uuid4()), "stand": "loopt", "gedaan": "Ingebroken."}
        assert client.get(f"{home}acties/{action.uid}/").status_code == 404
        assert client.post(f"{home}acties/{action.uid}/bericht/", sent).status_code == 404
    assert ProgressReport.objects.count() == before


def test_the_key_of_another_person_gives_nothing_away_and_holds_nothing_back(world: World) -> None:
    key = str(uuid4())
    first = report(world, client_of(world, "coordinator"), sleutel=key, gedaan="De eerste.")
    again = report(world, client_of(world, "coordinator"), sleutel=key, gedaan="Nog eens.")
    other = report(world, client_of(world, "adviser_a"), sleutel=key, gedaan="Van een ander.")
    assert (first.status_code, again.status_code, other.status_code) == (303, 303, 303)
    kept = ProgressReport.objects.filter(done__in=("De eerste.", "Nog eens.", "Van een ander."))
    # The same person's other words under the same key were written on after a dropped line: they are kept as well.
    assert sorted(kept.values_list("done", flat=True)) == ["De eerste.", "Nog eens.", "Van een ander."]


def upload(client: Client, address: str, content: bytes, button: str = "proef") -> Any:
    """Send a plan file."""
    return client.post(address, {"bestand": SimpleUploadedFile("p.yaml", content), "knop": button})


@pytest.mark.parametrize("button", ["proef", "laden"])
def test_a_plan_file_of_another_partnership_is_refused(world: World, button: str) -> None:
    client = client_of(world, "coordinator")
    address = addresses(world.x)["plan-file"]
    for slug in (world.y.row.slug, "nieuw-verband"):
        content = f"planbestand: 1\n\nsamenwerkingsverband:\n  code: {slug}\n  naam: Overgenomen\n".encode()
        response = upload(client, address, content, button)
        assert response.status_code == 400
        assert world.y.row.name not in response.content.decode()
    world.y.row.refresh_from_db()
    assert world.y.row.name != "Overgenomen"


@pytest.mark.parametrize(
    "content",
    [
        b"!!python/object/apply:os.system ['true']\n",
        b"planbestand: !!python/name:os.system 1\n",
        b"a: &a [x]\nb: *a\n",
        b"\x00\x01\x02",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"{" * 100_000,
        b"\n" * 1_000_000,
        b"a: 1\n" + b"\t\n" * 500_000,
        b"- " * 100_000,
        b"planbestand: 1\n---\nplanbestand: 1\n",
        "planbestand: 1\u2028".encode() * 3,
        b"PK\x03\x04",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
        b"",
    ],
    ids=range(15),
)
def test_a_file_that_is_no_plan_file_is_told_so(world: World, content: bytes) -> None:
    response = upload(client_of(world, "coordinator"), addresses(world.x)["plan-file"], content, "laden")
    assert response.status_code == 400


def test_a_name_of_a_file_is_only_a_name(world: World) -> None:
    client = client_of(world, "coordinator")
    home = f"/{world.x.row.slug}/planbestand/"
    answer = client.get(f"{home}{world.y.row.slug}.yaml")
    assert answer.status_code in (200, 404)
    if answer.status_code == 200:
        assert world.y.row.slug not in answer.headers["Content-Disposition"]
        assert f"code: {world.x.row.slug}" in answer.content.decode()


def test_odd_names_of_municipalities_do_not_break_a_download(world: World, seeding: None) -> None:
    municipality = world.x.municipalities["a"]
    client = client_of(world, "coordinator")
    address = addresses(world.x)["note"]
    for name in ("'s-Gravenhage", "Súdwest-Fryslân", 'Bergen "NH"; x=y', "Ŋ ő", "a/../b"):
        type(municipality).objects.filter(pk=municipality.pk).update(name=name)
        response = client.get(f"{address}nota.docx")
        assert response.status_code == 200, name
        told = Message()
        told["Content-Disposition"] = response.headers["Content-Disposition"]
        assert told.get_content_disposition() == "attachment"
        assert str(told.get_filename()).endswith(".docx"), response.headers["Content-Disposition"]


def test_signing_in_tells_nothing_of_who_is_known(world: World) -> None:
    known = world.persons["coordinator"].email
    answers = {
        Client().post("/aanmelden/", {"email": email, "password": "x"}).content.decode().replace(email, "")
        for email in (known, "onbekend@voorbeeld.example")
    }
    assert len({len(answer) for answer in answers}) == 1
    for email in ("a\x00b", "x" * 5000, "' OR 1=1 --"):
        assert Client().post("/aanmelden/", {"email": email, "password": "a\x00b"}).status_code == 400
