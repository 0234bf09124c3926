"""Who a confidential source is is found nowhere by whoever looks for it, and shown to its keeper at once."""

import pathlib
import re
import subprocess
import time

import newsroom
import pytest
from conftest import PROGRAM, ROOT, Paper, make_sample, spare_port

# What nobody else may find, as text and as it is stored by those who store text otherwise.
CANARIES = ["Quillfeather", "quillfeather@canary.example", "canaryterms", "canarynotes"]


@pytest.fixture(scope="module")
def kept(browser, tmp_path_factory):
    """A newsroom in which somebody has kept a source, and said of a story what the source told; with everything that it said."""
    paper = Paper("--second-factor", "nobody")
    make_sample(paper.folder)
    paper.log = tmp_path_factory.mktemp("log") / "log"
    serve(paper)
    owner = newsroom.Person(paper, browser, "ada@paper.example")
    owner.open_link(re.search(r"http://\S+", paper.desk_line).group(), name="Ada Example")
    owner.go("/sources/new")
    for name, text in zip(["name", "contact", "terms", "notes"], CANARIES):
        owner.page.locator(f"[name={name}]").fill(f"Wilhelmina {text}" if name == "name" else text)
    owner.page.locator("[name=source_label]").fill("Heron")
    owner.page.locator("form.grid button.main").click()
    owner.page.get_by_role("status").wait_for()
    paper.source = owner.page.evaluate("location.pathname")
    yield paper, owner
    owner.close()
    paper.remove()


def serve(paper):
    """As `Paper.serve`, and what the server says of errors is kept as well."""
    paper.desk = f"http://localhost:{spare_port()}"
    port = spare_port()
    paper.address = f"http://127.0.0.1:{port}"
    with open(paper.log, "wb") as log:
        paper.server = subprocess.Popen(
            [PROGRAM, "serve", "--data", paper.folder, "--site-port", str(port), "--site-url", paper.address, "--desk-port",
             paper.desk.rpartition(":")[2], "--desk-url", paper.desk, *paper.flags], cwd=ROOT, stdout=log, stderr=log)
    end = time.monotonic() + 120
    while not (lines := re.findall(r".*http://localhost.*", paper.log.read_text())):
        assert paper.server.poll() is None and time.monotonic() < end
        time.sleep(0.1)
    paper.server.stdout = open(paper.log)
    paper.desk_line = lines[0]


def shapes(word):
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield word.encode(encoding)
        yield word.lower().encode(encoding)
    yield word.encode().hex().encode()


def found_in(data, where):
    return [f"{word} in {where}" for word in CANARIES for shape in shapes(word) if shape in data]


def test_the_keeper_sees_it_at_once(kept):
    _, owner = kept
    owner.go("/sources")
    owner.page.get_by_role("link", name="Heron").click()
    begun = time.monotonic()
    owner.page.get_by_role("button", name="Show who it is").click()
    assert owner.page.locator("[name=name]").input_value() == "Wilhelmina " + CANARIES[0]
    print(f"shown after {time.monotonic() - begun:.2f} s")
    assert owner.page.locator("[name=terms]").input_value() == CANARIES[2]


def test_no_file_and_no_log_has_it(kept):
    paper, owner = kept
    # What is being made is gone when it is done.
    files = [file for file in pathlib.Path(paper.folder).rglob("*") if file.is_file() and "making" not in file.parts]
    assert any(file.name == "newsroom.sqlite" for file in files) and any(file.name == "sources.key" for file in files)
    found = [line for file in files + [paper.log] for line in found_in(file.read_bytes(), file.name)]
    assert not found
    # A whole copy, as docs/operators.md has it made.
    copy = pathlib.Path(paper.folder) / "copy.sqlite"
    import sqlite3
    with sqlite3.connect(pathlib.Path(paper.folder) / "newsroom.sqlite") as database, sqlite3.connect(copy) as target:
        database.backup(target)
    assert b"Heron" in copy.read_bytes() and not found_in(copy.read_bytes(), "the copy")
    copy.unlink()
    assert (pathlib.Path(paper.folder) / "keys/sources.key").stat().st_mode & 0o777 == 0o600


def test_no_page_search_feed_or_answer_of_the_api_has_it(kept):
    paper, owner = kept
    token = paper.run("token", "add", "--user", owner.email, "--scope", "read", "--scope", "administer", "--name", "All").strip()
    description = owner.context.request.get(paper.desk + "/api/v1/openapi.json").json()
    answers = 0
    for path, methods in description["paths"].items():
        if "get" not in methods or "{" in path:
            continue
        answer = owner.context.request.get(paper.desk + "/api/v1" + path, headers={"Authorization": f"Bearer {token}"})
        answers += answer.ok
        assert not found_in(answer.body(), path)
    assert answers > 5
    for path in ["/", "/search?q=Quillfeather", "/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/corrections/", "/record/"]:
        # The words that somebody looks for stand in the form again.
        body = paper.get(path)[2].replace(b"Quillfeather", b"") if "search" in path else paper.get(path)[2]
        assert not found_in(body, path)
    for path in ["/", "/sources", paper.source, "/trail", "/trail.csv", "/trail.jsonl", "/today", "/names/people.json?q=quill", "/stories.json?q=quillfeather"]:
        answer = owner.go(path) if not re.search(r"\.(csv|json|jsonl)", path) else owner.context.request.get(paper.desk + path)
        assert not found_in(answer.body(), path)


def test_other_accounts_do_not_find_the_source(kept, browser):
    paper, owner = kept
    chief = newsroom.Person(paper, browser, "chief@paper.example")
    chief.open_link(owner.invite(chief.email, "Chief Example", "administrator"))
    assert chief.go(paper.source).status == 404
    chief.go("/sources")
    assert chief.page.get_by_text("Heron").count() == 0
    chief.close()


def test_without_its_key_nothing_is_opened_and_nothing_is_lost(kept):
    """Last: the key is put away and comes back."""
    paper, owner = kept
    key = pathlib.Path(paper.folder) / "keys/sources.key"
    away = key.rename(key.with_name("away"))
    paper.stop()
    serve(paper)
    assert "the key of the confidential sources is missing" in paper.log.read_text() and not key.exists()
    owner.go("/sources")
    assert owner.page.locator(".warn").count() == 1
    away.rename(key)
    paper.stop()
    serve(paper)
    owner.go(paper.source)
    owner.page.get_by_role("button", name="Show who it is").click()
    assert owner.page.locator("[name=contact]").input_value() == CANARIES[1]
