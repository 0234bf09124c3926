"""Varnish in front of a paper, on this machine and for one test."""

import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request

from conftest import ROOT, NoRedirects, spare_port


def documented_configuration():
    """The configuration as operators are given it."""
    return re.search(r"```vcl\n(.*?)```", (ROOT / "docs/caches.md").read_text(), re.S).group(1)


class Varnish:
    def __init__(self, site_port, configuration=None):
        self.folder = tempfile.mkdtemp(prefix="varnish-")
        # Varnish works as another account where it is started by root.
        os.chmod(self.folder, 0o755)
        self.port, self.purge_port = spare_port(), spare_port()
        text = (configuration or documented_configuration()).replace('"8080"', f'"{site_port}"')
        assert str(site_port) in text
        self.file = pathlib.Path(self.folder) / "paper.vcl"
        self.file.write_text(text)
        self.process = None

    def start(self):
        program = shutil.which("varnishd", path=os.environ["PATH"] + ":/usr/sbin")
        assert program, "bin/setup test installs Varnish"
        self.process = subprocess.Popen(
            [program, "-F", "-j", "none", "-n", f"{self.folder}/work", "-f", str(self.file), "-a", f"site=127.0.0.1:{self.port}",
             "-a", f"purge=127.0.0.1:{self.purge_port}", "-s", "malloc,64m"],
            stdout=subprocess.DEVNULL, stderr=open(f"{self.folder}/said", "w"))
        end = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                assert self.process.poll() is None and time.monotonic() < end, pathlib.Path(f"{self.folder}/said").read_text()
                time.sleep(0.1)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def get(self, path, method="GET", **headers):
        """Status, headers, body and whether the answer was a copy; redirects are not followed."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers, method=method)
        try:
            answer = urllib.request.build_opener(NoRedirects).open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read(), len(answer.headers.get("X-Varnish", "").split()) == 2


class Line:
    """Passes connections on, until it is cut: who is at its end can be reached or not."""

    def __init__(self, target):
        self.target = target
        self.listener = None
        self.port = spare_port()
        self.open()

    def open(self):
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def cut(self):
        # Who waits in accept is woken by it.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def accept(self, listener):
        while True:
            try:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self.target), 10)
            except OSError:
                return
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self.pump, args=(one, other), daemon=True).start()

    @staticmethod
    def pump(one, other):
        try:
            while data := one.recv(65_536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            pass
