"""The server's half of the editor against the real one: what steps make of a document is the same in both, always."""

import json
import os
import pathlib
import subprocess

import pytest

from conftest import ROOT

REPLAY = pathlib.Path(os.environ.get("BROADSHEET_STEP_REPLAY", str(ROOT / ".build/debug/step-replay-for-tests")))
CASES = int(os.environ.get("BROADSHEET_STEP_CASES", "60"))


def replay(*arguments, lines=()):
    text = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run([REPLAY, *arguments], input=text, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def editor(browser):
    """A page with the editor, the schema and the random work."""
    module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
    files = {
        "/editor.js": pathlib.Path(module),
        "/schema.js": ROOT / "Sources/Desk/Assets/editor/schema.js",
        "/steps.js": ROOT / "Tests/Outside/steps.js",
    }

    def answer(route):
        path = "/" + route.request.url.split("/", 3)[3]
        if path in files:
            route.fulfill(body=files[path].read_text(), content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><meta charset=utf-8><title>editor</title>", content_type="text/html")

    context = browser.new_context()
    context.route("http://editor.test/**", answer)
    page = context.new_page()
    page.on("pageerror", lambda error: print(error))
    page.goto("http://editor.test/")
    page.evaluate("import('./steps.js').then((steps) => { window.steps = steps })")
    yield page
    context.close()


def check(cases):
    """How many batches came out as in the browser; all of them must, but for those that go beyond our limits."""
    answers = iter(replay("replay", lines=[{"doc": case["doc"], "batches": case["batches"]} for case in cases]))
    same = beyond = 0
    for case in cases:
        is_beyond = False
        for steps, document, maps in zip(case["batches"], case["docs"], case["maps"]):
            answer = next(answers)
            if is_beyond:
                continue
            if "fault" in answer and "nested more than" in answer["fault"] and depth(document) > 12:
                beyond += 1
                is_beyond = True
                continue
            assert "fault" not in answer, (answer, steps)
            assert answer["doc"] == document, steps
            # A step of ours, written and read again, moves positions as the browser's does.
            assert answer["map"] == maps, steps
            same += 1
    return same, beyond


def depth(node):
    return max((1 + depth(child) for child in node.get("content", [])), default=0)


def test_the_editors_schema_is_the_servers(editor):
    browsers = editor.evaluate("steps.described()")
    [ours] = replay("schema")
    assert all(node.pop("loops") for node in browsers["nodes"].values()), "every content expression is a set of nodes"
    assert all(mark.pop("alone") for mark in browsers["marks"]), "a mark excludes its own kind and no other"
    for nodes in (browsers["nodes"], ours["nodes"]):
        for node in nodes.values():
            node["children"].sort()
    assert browsers == ours


def test_steps_of_random_work_make_the_same_document(editor):
    same = beyond = 0
    for seed in range(0, CASES, 20):
        cases = editor.evaluate("([seed, count]) => steps.cases(seed * 1000, count, 60)", [seed, min(20, CASES - seed)])
        counts = check(cases)
        same, beyond = same + counts[0], beyond + counts[1]
    print(f"batches: {same} the same, {beyond} beyond our limits")
    assert same > CASES * 20


def test_steps_of_real_keys_make_the_same_document(editor):
    editor.evaluate("steps.open(7)")
    editor.evaluate("work.editor.commands.setContent('<p>Begin</p><ul><li>one</li></ul>')")
    editor.evaluate("work.log.length = 0; before = work.state.doc.toJSON(); work.editor.commands.focus('start')")
    keys = ["Enter", "Backspace", "Delete", "ArrowDown", "ArrowRight", "Control+b", "Shift+Enter", "Tab", "Shift+Tab", "End", "Control+z"]
    for number in range(400):
        if number % 3:
            editor.keyboard.type(["a", "é", "س", "- ", "1. ", "> ", "## ", "word "][number * 7 % 8])
        else:
            editor.keyboard.press(keys[number * 5 % len(keys)])
        if number % 9 == 0:
            editor.keyboard.insert_text("👩‍👩‍👧 سلام e\u0301")
    case = editor.evaluate("""() => ({doc: before, batches: work.log.map((tr) => tr.steps.map((step) => step.toJSON())),
        docs: work.log.map((tr) => tr.doc.toJSON()), maps: work.log.map((tr) => tr.steps.map((step) => step.getMap().ranges))})""")
    assert len(case["docs"]) > 300
    assert check([case])[0] == len(case["docs"])
    editor.evaluate("work.end()")


def test_stray_steps_are_refused_or_come_out_as_in_the_editor(editor):
    strays = editor.evaluate("steps.strays(99, 2000)")
    answers = replay("replay", lines=[{"doc": stray["doc"], "batches": stray["batches"]} for stray in strays])
    fits = refused = stricter = 0
    for stray, answer in zip(strays, answers, strict=True):
        if "doc" in answer:
            assert answer["doc"] == stray["after"], (stray["batches"], stray["failure"])
            fits += 1
        elif stray["after"] is None:
            refused += 1
        else:
            # Where the editor would go on with half a character, a range that runs backwards, a slice that is not so deep, or let
            # an attribute fall that the node does not have.
            reasons = ["cut in two", "is before", "open deeper", "outside of", "nested more than", "not within", "no such attribute"]
            assert any(reason in answer["fault"] for reason in reasons), (answer, stray["batches"])
            stricter += 1
    print(f"strays: {fits} fit, {refused} refused by both, {stricter} refused by the server alone")
    assert fits > 100 and refused > 100
