"""A stand-in for the desk, for the editor's half alone: it answers as the desk does (drafts, versions, field marks, streams), and
fails as networks and machines do when it is told to. What it keeps survives its restarts.
"""

import http.server
import json
import pathlib
import queue
import random
import select
import socket
import subprocess
import threading
import time
import urllib.parse
import uuid

from conftest import ROOT

ASSETS = ROOT / "Sources/Desk/Assets"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml"}
FIELDS = {
    "kind": "news", "language": "en", "headline": "", "standfirst": "", "slug": "", "byline": [], "dateline": "", "topics": [],
    "leadPhotograph": None, "inNewsFeed": False, "embargo": None, "searchTitle": "", "sharingTitle": "", "section": None,
}


def editor_module():
    return pathlib.Path(subprocess.run([ROOT / "bin/editor"], check=True, capture_output=True, text=True).stdout.strip())


class Keeper:
    """ProseMirror in Playwright's own Node."""

    def __init__(self, folder):
        from playwright._impl._driver import compute_driver_executable

        (folder / "package.json").write_text('{"type":"module"}')
        (folder / "editor.js").write_text(editor_module().read_text())
        (folder / "schema.js").write_text((ASSETS / "editor/schema.js").read_text())
        node = compute_driver_executable()
        self.process = subprocess.Popen(
            [node[0] if isinstance(node, tuple) else node, pathlib.Path(__file__).with_name("keeper.mjs"), folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.lock = threading.Lock()

    def ask(self, **question):
        with self.lock:
            self.process.stdin.write(json.dumps(question) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


class Refusal(Exception):
    def __init__(self, status, detail="", **more):
        self.status = status
        self.problem = {"status": status, "detail": detail, **more}


class Draft:
    def __init__(self, story, document, keeper):
        self.id, self.story, self.version, self.kept_from, self.log = str(uuid.uuid4()), story, 0, 0, []
        self.fields, self.marks, self.conflicts, self.keeper = dict(FIELDS), {}, [], keeper
        keeper.ask(open=self.id, document=document)

    @property
    def document(self):
        return self.keeper.ask(get=self.id)["document"]

    def opened(self):
        return {
            "draft": self.id, "story": self.story, "version": self.version, "revision": 1, "unsaved": self.version > 0,
            "document": self.document, "fields": self.fields, "conflicts": self.conflicts,
        }

    def take(self, call, author):
        if call["draft"] != self.id or not self.kept_from <= call["base"] <= self.version:
            return {"tooFarBehind": self.opened()}, None
        if call["base"] < self.version:
            since = self.log[call["base"] - self.kept_from:]
            if since[0]["batch"] == call["batch"] and since[0]["client"] == call["client"]:
                return {"accepted": since[0]["version"], "conflicts": since[0]["conflicts"]}, None
            return {"behind": [told(batch) for batch in since]}, None
        if not call["steps"] and not call["fields"]:
            raise Refusal(422, "a batch has steps or fields", field="steps")
        for edit in call["fields"]:
            if edit["field"] not in self.fields:
                raise Refusal(422, f"there is no field {edit['field']}", field="fields")
            if edit["field"] == "headline" and len(edit["value"]) > 300:
                raise Refusal(422, "at most 300 characters", field="headline")
        fault = self.keeper.ask(apply=self.id, steps=call["steps"]).get("fault")
        if fault:
            raise Refusal(422, fault, field="steps")
        self.version += 1
        edits, conflicts = [], []
        for edit in call["fields"]:
            if self.fields[edit["field"]] == edit["value"]:
                continue
            version, client = self.marks.get(edit["field"], (0, call["client"]))
            if version > edit["base"] and client != call["client"]:
                conflict = {"id": str(uuid.uuid4()), "field": edit["field"]}
                self.conflicts.append({**conflict, "value": edit["value"], "by": author, "at": 0})
                conflicts.append(conflict)
            else:
                self.fields[edit["field"]] = edit["value"]
                self.marks[edit["field"]] = (self.version, call["client"])
                edits.append(edit)
        batch = {
            "version": self.version, "batch": call["batch"], "client": call["client"], "author": author, "at": int(time.time() * 1000),
            "steps": call["steps"], "fields": [{"field": e["field"], "value": e["value"]} for e in edits], "conflicts": conflicts,
        }
        self.log.append(batch)
        return {"accepted": self.version, "conflicts": conflicts}, batch

    def shorten(self, kept):
        self.kept_from = max(self.kept_from, self.version - kept)
        self.log = self.log[len(self.log) - (self.version - self.kept_from):]


def told(batch):
    return {key: value for key, value in batch.items() if key != "conflicts"}


class Desk:
    """What is on the disk, and the server in front of it while it runs."""

    def __init__(self, folder, pages=None):
        self.keeper = Keeper(folder)
        self.folder = folder
        self.pages = {**(pages or {})}
        self.drafts, self.aside, self.guests, self.sessions = {}, {}, {}, {"one": ("u1", "Ada"), "two": ("u2", "Ben")}
        self.token = "t0"
        # What the desk knows of names and things, by the first part of the path; pictures that were sent.
        self.names, self.uploads = {}, {}
        self.lock = threading.RLock()
        self.server = None
        self.random = random.Random(1)
        # Of a hundred requests: how many are lost on the way there, how many answers on the way back, how many find it broken.
        self.lost = self.unanswered = self.broken = 0
        self.port = 0

    def story(self, story, document=None):
        with self.lock:
            if story not in self.drafts:
                self.drafts[story] = Draft(story, document or {"type": "doc", "content": [{"type": "paragraph"}]}, self.keeper)
            return self.drafts[story]

    # MARK: Running

    def start(self):
        desk = self

        class Handler(StandInHandler):
            pass

        Handler.desk = desk
        for _ in range(100):
            try:
                self.server = Server(("127.0.0.1", self.port), Handler)
                break
            except OSError:
                time.sleep(0.02)
        self.port = self.server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def stop(self):
        if not self.server:
            return
        server, self.server = self.server, None
        server.shutdown()
        server.server_close()
        for connection in list(server.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        with self.lock:
            for guests in self.guests.values():
                for guest in guests.values():
                    guest["queue"].put(None)
            self.guests = {}

    def close(self):
        self.stop()
        self.keeper.close()

    # MARK: Rooms

    def tell(self, story, message):
        for guest in self.guests.get(story, {}).values():
            guest["queue"].put(message)

    def tell_present(self, story):
        guests = [{"client": c, "user": g["user"], "name": g["name"], "pointer": g["pointer"]} for c, g in self.guests.get(story, {}).items()]
        self.tell(story, {"present": sorted(guests, key=lambda guest: guest["client"])})

    def answer(self, method, path, query, body, who):
        """Status and JSON of an answer, as the desk's routes give it."""
        parts = path.strip("/").split("/")
        if path == "/session.json":
            return 200, {"user": who[0], "name": who[1], "token": self.token}
        if method == "GET" and parts[0] in ("names", "things"):
            kind, name = (parts[0], parts[1].removesuffix(".json")) if parts[0] == "names" else parts[1:3]
            if kind not in self.names:
                return 404, {"status": 404}
            found = self.names[kind](name, dict(urllib.parse.parse_qsl(query)))
            return (200, found) if found is not None else (404, {"status": 404})
        if method == "POST" and path == "/photographs":
            photograph = str(uuid.uuid4())
            self.uploads[photograph] = body
            return 200, {"id": photograph}
        story = parts[1]
        with self.lock:
            if method == "POST" and len(parts) == 2:
                if story not in self.drafts:
                    self.story(story).fields.update({name: value for name, value in body.items() if name in FIELDS})
                return 200, {"story": story}
            if story not in self.drafts:
                raise Refusal(404, "no such story")
            draft = self.drafts[story]
            match parts[2:]:
                case ["draft"]:
                    return 200, draft.opened()
                case ["draft", "steps"]:
                    outcome, batch = draft.take(body, who[0])
                    if batch:
                        self.tell(story, {"draft": draft.id, "batches": [told(batch)]})
                    return 200, outcome
                case ["draft", "pointer"]:
                    guest = self.guests.get(story, {}).get(body["client"])
                    if guest and body["version"] == draft.version:
                        guest["pointer"] = body
                        self.tell(story, {"pointer": body})
                    return 204, None
                case ["draft", "aside"]:
                    self.aside.setdefault(story, {})[body["id"]] = body
                    return 204, None
                case ["draft", "conflicts", conflict, "settle"]:
                    draft.conflicts = [c for c in draft.conflicts if c["id"] != conflict]
                    return 204, None
        raise Refusal(404, "nothing here")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False

    def __init__(self, *arguments):
        self.connections = set()
        super().__init__(*arguments)

    def process_request(self, request, address):
        self.connections.add(request)
        super().process_request(request, address)

    def shutdown_request(self, request):
        self.connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request, address):
        pass


class StandInHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    desk = None

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        self.handle_any("GET")

    def do_POST(self):
        self.handle_any("POST")

    def handle_any(self, method):
        desk = self.desk
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        address = urllib.parse.urlsplit(self.path)
        if method == "GET" and self.file(address.path):
            return
        if desk.server is not self.server or desk.random.random() * 100 < desk.lost:
            return self.cut()
        cookies = dict(part.split("=", 1) for part in self.headers.get("Cookie", "").split("; ") if "=" in part)
        who = desk.sessions.get(cookies.get("session"))
        if not who:
            return self.send(401, {"status": 401})
        if method == "POST" and self.headers.get("X-Form-Token") != desk.token:
            return self.send(403, {"status": 403, "title": "not our form"})
        if desk.random.random() * 100 < desk.broken:
            return self.send(503, {"status": 503})
        if address.path.endswith("/draft/events"):
            return self.stream(address.path.split("/")[2], dict(urllib.parse.parse_qsl(address.query))["client"], who)
        try:
            is_json = "json" in self.headers.get("Content-Type", "json")
            status, answer = desk.answer(method, address.path, address.query, json.loads(body or "{}") if is_json else body, who)
        except Refusal as refusal:
            status, answer = refusal.status, refusal.problem
        if desk.random.random() * 100 < desk.unanswered:
            return self.cut()
        self.send(status, answer)

    def cut(self):
        self.close_connection = True
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def send(self, status, answer):
        body = b"" if answer is None else json.dumps(answer).encode()
        self.reply(status, body, "application/json")

    def reply(self, status, body, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def file(self, path):
        if path in self.desk.pages:
            self.reply(200, self.desk.pages[path].encode(), TYPES[".html"])
            return True
        name = path.removeprefix("/editor/")
        folders = [ASSETS / "editor", pathlib.Path(__file__).parent, ASSETS]
        if not path.startswith("/editor/") or "/" in name:
            return False
        found = [folder / name for folder in [self.desk.folder, *folders] if (folder / name).is_file()]
        if not found:
            self.reply(404, b"", TYPES[".html"])
            return True
        self.reply(200, found[0].read_bytes(), TYPES[found[0].suffix])
        return True

    def next(self, messages):
        """What is to be said next; None where nobody listens any more."""
        while True:
            try:
                return messages.get(timeout=0.2)
            except queue.Empty:
                if select.select([self.connection], [], [], 0)[0] and not self.connection.recv(1, socket.MSG_PEEK):
                    return None

    def stream(self, story, client, who):
        desk = self.desk
        messages = queue.SimpleQueue()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(b": here\n\n")
        self.wfile.flush()
        self.close_connection = True
        with desk.lock:
            guests = desk.guests.setdefault(story, {})
            if client in guests:
                guests[client]["queue"].put(None)
            guests[client] = guest = {"user": who[0], "name": who[1], "pointer": None, "queue": messages}
            desk.tell_present(story)
        try:
            while (message := self.next(messages)) is not None:
                self.wfile.write(b"data: " + json.dumps(message).encode() + b"\n\n")
                self.wfile.flush()
        except OSError:
            pass
        with desk.lock:
            if desk.guests.get(story, {}).get(client) is guest:
                del desk.guests[story][client]
                desk.tell_present(story)
