"""The real desk with a line to it that can be cut: what the editor's half is tried against."""

import json
import pathlib
import re

import socket
import subprocess
import threading
import uuid

import newsroom
from conftest import ROOT, Paper, spare_port

CORE = pathlib.Path(__file__).with_name("core.js")
ORIGIN_HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}


class Line:
    """Passes connections on to the desk. While `unanswered` is set, what the desk answers is lost on the way; `lost` and `hushed`
    are the percentage of requests that do not arrive, or whose answer does not."""

    def __init__(self, port, target, chance):
        self.port, self.target, self.chance = port, target, chance
        self.unanswered, self.lost, self.hushed = False, 0, 0
        self.server = socket.create_server(("127.0.0.1", port), backlog=100)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self.carry, args=(client,), daemon=True).start()

    def carry(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self.target), timeout=60)
        except OSError:
            client.close()
            return
        threading.Thread(target=self.pass_on, args=(client, server, False), daemon=True).start()
        self.pass_on(server, client, True)

    def pass_on(self, source, sink, is_answer):
        try:
            while data := source.recv(65536):
                share = self.hushed if is_answer else self.lost
                # A stream's own signs of life are neither.
                if (is_answer and self.unanswered or self.chance.random() * 100 < share) and not data.startswith(b": here"):
                    break
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def close(self):
        self.server.close()


class RealDesk:
    """A newsroom with an owner and whoever is let in, and a page of the desk that has the editor's half without its screen."""

    def __init__(self, browser, chance):
        self.browser = browser
        module = subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip()
        self.port = spare_port()
        self.address = f"http://localhost:{self.port}"
        self.paper = Paper("--desk-editor", module, "--desk-url", self.address, "--second-factor", "nobody")
        self.paper.run("sample", "--from", "sample")
        self.paper.serve()
        self.line = Line(self.port, int(self.paper.desk.rpartition(":")[2]), chance)
        self.owner = newsroom.Person(self, browser, "ada@paper.example")
        self.owner.open_link(re.search(r"http://\S+", self.paper.desk_line).group(), name="Ada Example")
        self.owner.go("/write")
        self.folder = self.owner.page.locator("link[href*='/editor/']").get_attribute("href").rpartition("/")[0] + "/"

    @property
    def desk(self):
        return self.address

    def start(self):
        self.paper.serve(int(self.paper.address.rpartition(":")[2]))

    def stop(self):
        self.paper.stop("kill")

    def close(self):
        self.owner.close()
        self.line.close()
        self.paper.remove()

    def let_in(self, context):
        """The page without a screen, in the place of one of the desk's own."""
        page = ('<!doctype html><html lang="en"><meta charset="utf-8"><title>Core</title>'
                f'<script type="module" src="{self.folder}core.js"></script></html>')
        context.route(self.address + "/core", lambda route: route.fulfill(body=page, content_type="text/html"))
        context.route(self.address + self.folder + "core.js", lambda route: route.fulfill(body=CORE.read_text(), content_type="text/javascript"))

    # MARK: As the owner's scripts ask

    def session(self, context=None):
        answer = (context or self.owner.context).request.get(self.address + "/session.json", headers=ORIGIN_HEADERS)
        return answer.json()

    def post(self, path, body):
        headers = ORIGIN_HEADERS | {"Origin": self.address, "X-Form-Token": self.session()["token"]}
        answer = self.owner.context.request.post(self.address + path, data=json.dumps(body), headers=headers)
        assert answer.ok, answer.text()
        return answer.json() if answer.status != 204 else None

    def draft(self, story):
        return self.owner.context.request.get(f"{self.address}/stories/{story}/draft", headers=ORIGIN_HEADERS).json()

    def begin(self, story, document=None):
        self.post(f"/stories/{story}", {"language": "en"})
        if document:
            step = {"stepType": "replace", "from": 0, "to": 2, "slice": {"content": document["content"]}}
            self.post(f"/stories/{story}/draft/steps", {
                "client": str(uuid.uuid4()), "batch": str(uuid.uuid4()), "draft": self.draft(story)["draft"], "base": 0,
                "steps": [step], "fields": []})



