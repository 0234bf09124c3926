"""Takes in the stories of Reuters-21578 with search, editions and pages ready, and says how many a second.

`broadsheet import FOLDER --publish` reads saved pages in children and publishes each story, dated as it was: topics, author, search,
lists, sitemap and feeds are right when it ends. Several rounds, each into a newsroom of its own, and once more over what is there.
Memory is the program's own, without the children that read.

Usage: importing.py PROGRAM FOLDER [--rounds N]    FOLDER: where the set `news_reuters21578` of ../shared/data is unpacked
"""

import argparse
import contextlib
import pathlib
import shutil
import sqlite3
import statistics
import sys
import tempfile

import reuters

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1]))
from processes import timed  # noqa: E402


def run(program, pages, data):
    taken, memory, said = timed("the import", [program, "import", pages, "--publish", "--data", data])
    return taken, memory, said.strip().rsplit("\n", 1)[-1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="broadsheet-bench-", dir="/tmp") as name:
        scratch = pathlib.Path(name)
        count = reuters.write(options.folder, scratch / "pages")
        if not count:
            raise SystemExit(f"no stories in {options.folder}")
        found = []
        for number in range(options.rounds):
            data = scratch / "newsroom"
            shutil.rmtree(data, ignore_errors=True)
            taken, memory, last = run(options.program, scratch / "pages", data)
            with contextlib.closing(sqlite3.connect(f"file:{data}/newsroom.sqlite?mode=ro", uri=True)) as database:
                (public,), = database.execute("SELECT count(*) FROM editions")
            if public != count:
                raise SystemExit(f"{public} stories of {count} are public: {last}")
            print(f"round {number + 1}: {count} pages, {public} stories public, {taken:.1f} s, {count / taken:.0f} a second, {memory:.0f} MiB: {last}")
            found.append(count / taken)
        taken, _, last = run(options.program, scratch / "pages", data)
        print(f"the same pages again: {taken:.1f} s, {count / taken:.0f} a second: {last}")
        print(f"median {statistics.median(found):.0f} stories a second, {min(found):.0f} to {max(found):.0f}")


main()
