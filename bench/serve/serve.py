"""A story page from our server beside nginx serving the same bytes as a file: requests per second, alternating in one run.

Server and load stand on different cores (0 and 1). nginx has one worker, which is what one core can do; so does our server,
by being held to that core. With slow readers: as many connections again each take a kilobyte of the page four times a second.

Usage: serve.py PROGRAM [--rounds N] [--seconds N]
"""

import argparse
import contextlib
import gzip
import multiprocessing
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

import wrk

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "bench"))
from processes import rest, spare_port  # noqa: E402

SERVER_CORE, LOAD_CORE = "0", "1"


def fetch(url, headers={}):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return answer.read()


def wait_for(url):
    for _ in range(200):
        try:
            return fetch(url)
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nothing answers at {url}")


def load(url, seconds, connections, accept):
    return wrk.figures(subprocess.run(wrk.command(url, seconds, connections, accept, LOAD_CORE), capture_output=True, text=True, check=True).stdout)


def read_slowly(url, count):
    """Asks again and again on so many connections, a kilobyte of the answers four times a second on each. Never returns."""
    address = urllib.parse.urlsplit(url)
    request = f"GET {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    readers = []
    for _ in range(count):
        reader = socket.socket()
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        reader.connect((address.hostname, address.port))
        reader.setblocking(False)
        readers.append([reader, 0])
    while True:
        for entry in readers:
            try:
                # About as many answers are asked for as bytes of them have come.
                if entry[1] <= 0:
                    entry[0].send(request)
                    entry[1] += 6_000
                entry[1] -= len(entry[0].recv(1024))
            except BlockingIOError:
                pass
        time.sleep(0.25)


@contextlib.contextmanager
def slow_readers(url, count):
    readers = multiprocessing.Process(target=read_slowly, args=(url, count), daemon=True)
    readers.start()
    os.sched_setaffinity(readers.pid, {int(LOAD_CORE)})
    time.sleep(1)
    try:
        yield
        if not readers.is_alive():
            raise SystemExit(f"{url} has closed on its slow readers")
    finally:
        readers.terminate()
        readers.join()


def start_ours(program, folder, port):
    subprocess.run([program, "sample", "--data", folder / "paper", "--from", ROOT / "sample"], check=True, stdout=subprocess.DEVNULL)
    return subprocess.Popen(
        ["taskset", "-c", SERVER_CORE, program, "serve", "--data", folder / "paper", "--theme", ROOT / "themes/standard",
         "--site-port", str(port), "--desk-port", "0"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def start_nginx(folder, port):
    files = folder / "files"
    settings = folder / "nginx.conf"
    settings.write_text(f"""
        worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
        events {{ worker_connections 1024; }}
        http {{
            access_log off; sendfile on; tcp_nopush off; keepalive_requests 100000000; default_type text/html; etag on;
            gzip_static on; open_file_cache max=100; client_body_temp_path {folder}/body;
            server {{ listen 127.0.0.1:{port}; root {files}; }}
        }}""")
    os.chmod(folder, 0o755)
    return subprocess.Popen(["taskset", "-c", SERVER_CORE, "nginx", "-c", settings], stderr=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--page", default="/council-approves-flood-wall/")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="broadsheet-bench-", dir="/tmp"))
    processes = []
    try:
        ours, nginx = f"http://127.0.0.1:{spare_port()}", f"http://127.0.0.1:{spare_port()}"
        processes.append(start_ours(options.program, folder, ours.rsplit(":", 1)[1]))
        wait_for(ours + options.page)
        rest(processes[0])
        page = fetch(ours + options.page)
        (folder / "files").mkdir()
        (folder / "files/page.html").write_bytes(page)
        compressed = fetch(ours + options.page, {"Accept-Encoding": "gzip"})
        assert gzip.decompress(compressed) == page
        (folder / "files/page.html.gz").write_bytes(compressed)
        processes.append(start_nginx(folder, nginx.rsplit(":", 1)[1]))
        assert wait_for(nginx + "/page.html") == page
        assert fetch(nginx + "/page.html", {"Accept-Encoding": "gzip"}) == compressed
        print(f"{options.page}: {len(page)} bytes, {len(compressed)} with gzip; one core each for server and load; "
              f"medians of {options.rounds} alternating rounds of {options.seconds} s")
        parts = (("plain", "", 64, 0), ("gzip", "gzip", 64, 0), ("gzip, one connection", "gzip", 1, 0),
                 ("gzip, 128 and 128 slow", "gzip", 128, 128))
        for name, accept, connections, slow in parts:
            found = {"ours": [], "nginx": []}
            for _ in range(options.rounds):
                for who, url in (("ours", ours + options.page), ("nginx", nginx + "/page.html")):
                    with slow_readers(url, slow) if slow else contextlib.nullcontext():
                        found[who].append(load(url, options.seconds, connections, accept))
                    time.sleep(0.3)
            print(name)
            for place, what, unit in ((0, "requests", "/s"), (1, "median wait", " µs"), (2, "p99", " µs")):
                mine, theirs = ([one[place] for one in found[who]] for who in ("ours", "nginx"))
                ratios = [a / b for a, b in zip(mine, theirs)]
                print(f"    {what:12} ours {statistics.median(mine):9.0f}{unit}   nginx {statistics.median(theirs):9.0f}{unit}   "
                      f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    finally:
        for process in processes:
            process.terminate()
            process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


main()
