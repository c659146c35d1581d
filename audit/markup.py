"""Whether the HTML of pages is valid, as html-validate reads the standard."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from audit.bars import Figure, none_of
from audit.shop import ROOT

FOLDER = ROOT / "audit"
PROGRAM = FOLDER / "node_modules" / ".bin" / "html-validate"


class Failed(Exception):
    """The validator could not be run. Its words are what it said."""


def validity(sources: Mapping[str, str]) -> dict[str, Figure]:
    """Key → what is wrong with its HTML, for all of them in one go. Raises Failed."""
    with TemporaryDirectory() as folder:
        files = {str(Path(folder, f"{number}.html")): key for number, key in enumerate(sources)}
        for file, key in files.items():
            Path(file).write_text(sources[key])
        told = {each["filePath"]: each["messages"] for each in _reports([*files])}
    return {key: none_of(tuple(_sentence(each) for each in told.get(file, []))) for file, key in files.items()}


def _reports(files: list[str]) -> list[dict]:
    command = [str(PROGRAM), "--config", str(FOLDER / "htmlvalidate.json"), "--formatter", "json", *files]
    with TemporaryFile("w+") as told:  # Node ends before it has written all of a long report into a pipe
        done = subprocess.run(command, cwd=FOLDER, stdout=told, stderr=subprocess.PIPE, text=True)  # noqa: S603
        told.seek(0)
        words = told.read()
    try:
        return json.loads(words)
    except json.JSONDecodeError as error:
        raise Failed(f"html-validate failed: {done.stderr or words}") from error


def _sentence(message: dict) -> str:
    return f"{message['ruleId']}: {message['message']} ({message.get('selector') or 'line ' + str(message['line'])})"
