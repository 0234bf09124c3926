"""Asking: each of many pages once over a few connections, or one page again and again with wrk; and what was found, in lines."""

import re
import selectors
import socket
import statistics
import subprocess
import time
import urllib.parse

from stack import LOAD_CORE


class Connection:
    """Asks one question at a time; opens again where the server has ended the connection."""

    def __init__(self, address):
        self.host = urllib.parse.urlsplit(address).netloc
        self.open()

    def open(self):
        name, port = self.host.split(":")
        self.socket = socket.create_connection((name, int(port)), 120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked_before = False

    def ask(self, path):
        self.path, self.bytes, self.start = path, b"", time.perf_counter()
        self.send()

    def send(self):
        try:
            self.socket.sendall(f"GET {self.path} HTTP/1.1\r\nHost: {self.host}\r\n\r\n".encode())
        except ConnectionError:
            self.open()
            self.send()

    def answered(self):
        """Whether the answer is complete with what is here now."""
        try:
            more = self.socket.recv(1 << 18)
        except ConnectionError:
            more = b""
        self.bytes += more
        if not more and not self.bytes and self.asked_before:
            # It was ended before it was asked: gunicorn and others close what was idle.
            self.open()
            self.send()
            return False
        head, end, body = self.bytes.partition(b"\r\n\r\n")
        if end:
            lower = head.lower()
            if found := re.search(rb"\r\ncontent-length: *(\d+)", lower):
                complete = len(body) >= int(found.group(1))
            elif b"transfer-encoding: chunked" in lower:
                complete = body.endswith(b"\r\n0\r\n\r\n") or body == b"0\r\n\r\n"
            else:
                complete = not more
            if complete:
                if not head.startswith(b"HTTP/1.1 200"):
                    raise SystemExit(f"{self.host}{self.path}: {head.decode(errors='replace')[:200]}")
                self.waited = (time.perf_counter() - self.start) * 1000
                self.asked_before = True
                if b"\r\nconnection: close" in lower:
                    self.open()
                return True
        if not more:
            raise SystemExit(f"{self.host}{self.path}: the answer ended early")
        return False


def ask(address, paths, connections=1, seconds=None):
    """Asks for each path once; answers a second, each wait in milliseconds, how many. No new ones are begun after so many seconds."""
    paths, waits = iter(paths), []
    start = time.perf_counter()
    with selectors.DefaultSelector() as selector:
        def next_question(connection):
            path = next(paths, None) if not seconds or time.perf_counter() - start < seconds else None
            if path is None:
                connection.socket.close()
                return
            connection.ask(path)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
        for _ in range(connections):
            next_question(Connection(address))
        while selector.get_map():
            for key, _ in selector.select():
                connection = key.data
                before = connection.socket
                done = connection.answered()
                if done:
                    waits.append(connection.waited)
                if done or connection.socket is not before:
                    selector.unregister(before)
                    if done:
                        next_question(connection)
                    else:
                        selector.register(connection.socket, selectors.EVENT_READ, connection)
    return len(waits) / (time.perf_counter() - start), waits


def wrk(url, seconds, connections, accept):
    """Answers a second and the 50th and 99th of a hundred waits in milliseconds."""
    command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
    if accept:
        command += ["-H", f"Accept-Encoding: {accept}"]
    printed = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    if re.search(r"Non-2xx|Socket errors", printed):
        raise SystemExit(f"errors under load at {url}:\n{printed}")

    def wait(share):
        value, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s|m)", printed).groups()
        return float(value) * {"us": 1e-3, "ms": 1, "s": 1e3, "m": 6e4}[unit]

    return float(re.search(r"Requests/sec:\s+([\d.]+)", printed).group(1)), wait(50), wait(99)


def settle(peer):
    """Waits until a peer is done with what it was asked: what is left over would slow down the next one. Twenty seconds at most."""
    for _ in range(40):
        before = peer.processor_time()
        time.sleep(0.5)
        if peer.processor_time() - before < 0.03:
            return
    print(f"    {peer.name} is still busy: measured all the same")


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(what, found, unit, more_is_better=True, remarks={}):
    """Each one's median over the rounds with the least and the most, and how many times better the first is than it, round by round."""
    print(what)
    ours = next(iter(found))
    for name, values in found.items():
        line = f"    {name:26} {number(statistics.median(values)):>9} {unit:4} {f'({number(min(values))} to {number(max(values))})':22}"
        if name != ours:
            ratios = [a / b if more_is_better else b / a for a, b in zip(found[ours], values)]
            line += f" ratio {number(statistics.median(ratios))} ({number(min(ratios))} to {number(max(ratios))})"
        if name in remarks:
            line += f"   {remarks[name]}"
        print(line.rstrip(), flush=True)
