# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviewed data: the YAML files in ``driehoek/definitions``, each checked against its JSON Schema when read.

Each definition names its title, reason, source, owner and next review date, so that an expert who cannot read
Python can check it.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

FOLDER = Path(__file__).resolve().parent.parent / "definitions"


@cache
def load(name: str) -> dict[str, Any]:
    """Return the checked content of ``definitions/<name>.yaml``.

    Raises:
        jsonschema.ValidationError: the file does not follow ``definitions/<name>.schema.json``.
    """
    return checked(name, FOLDER / f"{name}.yaml")


@cache
def load_folder(name: str) -> dict[str, dict[str, Any]]:
    """Return the checked content of each ``definitions/<name>/<file>.yaml``, by file name, in their order.

    Raises:
        jsonschema.ValidationError: a file does not follow ``definitions/<name>.schema.json``.
    """
    return {path.stem: checked(name, path) for path in sorted((FOLDER / name).glob("*.yaml"))}


def checked(schema_name: str, path: Path) -> dict[str, Any]:
    """Return the content of one file that follows ``definitions/<schema_name>.schema.json``.

    Raises:
        jsonschema.ValidationError: it does not.
    """
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    schema = json.loads((FOLDER / f"{schema_name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(content, schema, format_checker=jsonschema.FormatChecker())
    return content


@cache
def label(vocabulary: str, value: str, language: str = "nl") -> str:
    """Return the word for a coded value, such as ``label("action_status", "loopt")``.

    Raises:
        KeyError: the vocabulary or the value is not defined.
    """
    word: str = load("vocabulary")["vocabularies"][vocabulary]["values"][value][language]
    return word
