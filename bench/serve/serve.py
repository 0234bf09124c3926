"""A story page from our server beside nginx serving the same bytes as a file: requests per second, alternating in one run.

Server and load stand on different cores (0 and 1). nginx has one worker, which is what one core can do; so does our server,
by being held to that core. Usage: serve.py PROGRAM [--rounds N] [--seconds N]
"""

import argparse
import gzip
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
SERVER_CORE, LOAD_CORE = "0", "1"


def spare_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


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
    command = ["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if accept:
        command += ["-H", f"Accept-Encoding: {accept}"]
    printed = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    if re.search(r"Non-2xx|Socket errors", printed):
        raise SystemExit(f"errors under load at {url}:\n{printed}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1))
    value, unit = re.search(r"50%\s+([\d.]+)(us|ms|s)", printed).groups()
    return rate, float(value) * {"us": 1, "ms": 1e3, "s": 1e6}[unit]


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
        page = wait_for(ours + options.page)
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
        for name, accept, connections in (("plain", "", 64), ("gzip", "gzip", 64), ("gzip, one connection", "gzip", 1)):
            rates, waits = {"ours": [], "nginx": []}, {"ours": [], "nginx": []}
            for _ in range(options.rounds):
                for who, url in (("ours", ours + options.page), ("nginx", nginx + "/page.html")):
                    rate, wait = load(url, options.seconds, connections, accept)
                    rates[who].append(rate)
                    waits[who].append(wait)
                    time.sleep(0.3)
            ratios = [a / b for a, b in zip(rates["ours"], rates["nginx"])]
            print(f"{name:22} ours {statistics.median(rates['ours']):8.0f}/s ({statistics.median(waits['ours']):.0f} µs)   "
                  f"nginx {statistics.median(rates['nginx']):8.0f}/s ({statistics.median(waits['nginx']):.0f} µs)   "
                  f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    finally:
        for process in processes:
            process.terminate()
            process.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


main()
