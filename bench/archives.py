"""Invented archives of any size, with a token for their API in the file `made`."""

import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time

from processes import spare_port

ROOT = pathlib.Path(__file__).resolve().parents[1]
# Seconds; an archive of a million takes an hour.
ENOUGH_FOR_A_PICTURE = 120


def make(program, data, size, seed=1):
    """Where it is there already nothing is done; else the seconds that its stories took."""
    if (data / "made").exists():
        return None
    shutil.rmtree(data, ignore_errors=True)

    def run(*arguments, **more):
        return subprocess.run([program, *arguments, "--data", data], check=True, capture_output=True, text=True, **more).stdout

    start = time.perf_counter()
    run("sample", "--stories", str(size), "--seed", str(seed))
    taken = time.perf_counter() - start
    script = ["--user", "script@paper.example"]
    run("user", "add", script[1], "--name", "Script", "--role", "administrator", input="a password for a script\n")
    token = run("token", "add", *script, *(word for scope in ("read", "write", "publish") for word in ("--scope", scope)))
    draw_paper(program, data)
    (data / "made").write_text(token.strip())
    return taken


def rows(data, sql):
    with contextlib.closing(sqlite3.connect(f"file:{data}/newsroom.sqlite?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def draw_paper(program, data):
    """The first start draws the paper's own picture for links and then those of all stories of the last weeks, a tenth of a second each,
    whatever the size: nothing that is measured. The stories' are left out."""
    site, desk = spare_port(), spare_port()
    server = subprocess.Popen(
        [program, "serve", "--data", data, "--theme", ROOT / "themes/standard", "--site-port", str(site), "--site-url",
         f"http://127.0.0.1:{site}", "--desk-port", str(desk), "--desk-url", f"http://127.0.0.1:{desk}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"BROADSHEET_VOICES": "none"})
    try:
        end = time.monotonic() + ENOUGH_FOR_A_PICTURE
        while not rows(data, "SELECT 1 FROM paper_picture"):
            if server.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"the server of {data} does not draw the paper's picture")
            time.sleep(0.05)
    finally:
        server.terminate()
        server.wait(60)
    with contextlib.closing(sqlite3.connect(data / "newsroom.sqlite")) as database, database:
        database.execute("DELETE FROM sharing_picture_orders")
