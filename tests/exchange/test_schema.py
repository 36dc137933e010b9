# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""The published schema and the reference page follow the records."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from driehoek.exchange.planfile.parsing import parse
from driehoek.exchange.planfile.reference import BEGIN, END, reference
from driehoek.exchange.planfile.schema import published, schema
from driehoek.exchange.planfile.writing import write
from tests.conftest import ROOT

PUBLISHED = ROOT / "driehoek" / "exchange" / "schema" / "plan-file-1.schema.json"
PAGE = ROOT / "docs" / "reference" / "plan-file.md"
FILES = [*(ROOT / "examples").glob("*.yaml"), *(Path(__file__).parent / "plans").glob("*.yaml")]


def test_the_published_schema_is_that_of_the_records() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == published()


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_other_tools_find_canonical_files_valid(path: Path) -> None:
    class Core(yaml.SafeLoader):
        """YAML 1.2 has no dates: an editor sees text."""

    Core.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in listed if not tag.endswith(":timestamp")]
        for first, listed in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    data = json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), Loader=Core)))
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(data)] == []


def test_every_field_has_an_explanation_and_no_object_lets_unknown_fields_through() -> None:
    for record in [schema(), *schema()["$defs"].values()]:
        assert record["additionalProperties"] is False
        for key, told in record["properties"].items():
            assert told["description"].endswith((".", "?")), key


def test_the_reference_page_lists_the_fields_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.split(BEGIN)[1].split(END)[0].strip() == reference().strip()


def test_the_small_example_on_the_page_is_a_canonical_plan_file() -> None:
    example = PAGE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    assert write(parse(example.encode(), "plan.yaml")) == example
