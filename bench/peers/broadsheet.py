"""Broadsheet, bare, and behind Varnish as docs/caches.md sets it up."""

import contextlib
import http.client
import json
import os
import re
import shutil
import sqlite3
import subprocess
import uuid

from stack import ROOT, Peer, program, spare_port
import archives


class Broadsheet(Peer):
    name = "Broadsheet"
    remarks = ["Broadsheet: the standard theme, its page of a story names four others and all sections; pictures for links are not drawn meanwhile"]

    def __init__(self, folder, binary):
        super().__init__(folder)
        self.binary, self.data = binary, self.folder / "data"
        self.desk = spare_port()
        self.site_port = self.port
        self.editor = None

    def load(self, stories, archive):
        """Works on a copy: the archive is also read by what comes after."""
        if not self.loaded(len(stories)):
            shutil.rmtree(self.data, ignore_errors=True)
            shutil.copytree(archive, self.data)
            self.note_loaded(len(stories))

    def version(self):
        return "Broadsheet " + subprocess.run([self.binary, "--version"], capture_output=True, text=True).stdout.strip()

    def flags(self):
        return ["--data", self.data, "--theme", ROOT / "themes/standard", "--site-url", self.address]

    def start(self, cached=False):
        # Finished pages that were asked for before the last stop would be there again.
        (self.data / "hot-pages.txt").unlink(missing_ok=True)
        self.launch(self.binary, "serve", *self.flags(), "--site-port", self.site_port, "--desk-port", self.desk,
                    "--desk-url", f"http://127.0.0.1:{self.desk}", env=os.environ | {"BROADSHEET_VOICES": "none"})
        self.wait_for_page()

    def api(self, path, method="GET", body=None):
        headers = {"Authorization": f"Bearer {(self.data / 'made').read_text()}", "Content-Type": "application/json"}
        for attempt in (1, 2):
            try:
                self.editor = self.editor or http.client.HTTPConnection("127.0.0.1", self.desk, timeout=60)
                self.editor.request(method, "/api/v1" + path, None if body is None else json.dumps(body), headers)
                answer = self.editor.getresponse()
                break
            except (ConnectionError, http.client.RemoteDisconnected):
                # The server ends what has said nothing for long. Putting the same twice is the same as once.
                self.editor = None
                if attempt == 2:
                    raise
        text = answer.read()
        if answer.status not in (200, 201):
            raise SystemExit(f"{self.name}: {method} {path}: {answer.status} {text[:300]}")
        return json.loads(text)

    def stop(self):
        if self.editor:
            self.editor.close()
        self.editor = None
        super().stop()

    def id_of(self, kind, slug):
        """A topic's or contributor's, out of the store, read only."""
        with contextlib.closing(sqlite3.connect(f"file:{self.data}/newsroom.sqlite?mode=ro", uri=True)) as database:
            (found,), = database.execute(f"SELECT id FROM {kind} WHERE slug = ?", (slug,))
        return str(uuid.UUID(bytes=found))

    def draft(self, story):
        paragraphs = [{"type": "paragraph", "content": [{"type": "text", "text": text}]} for text in story["paragraphs"]]
        content = {
            "headline": story["headline"], "slug": story["slug"], "language": "en", "standfirst": story["standfirst"], "inNewsFeed": True,
            "topics": [self.id_of("topics", topic["slug"]) for topic in story["topics"]],
            "byline": [{"contributor": self.id_of("contributors", story["author"]["slug"]), "role": "author"}],
            "document": {"type": "doc", "content": paragraphs}}
        draft = str(uuid.uuid4())
        self.api(f"/stories/{draft}", "PUT", {"content": content})
        return draft

    def publish(self, draft):
        self.api(f"/stories/{draft}/steps/{uuid.uuid4()}", "PUT", {"do": "publish", "revision": 1})


class Varnish(Broadsheet):
    name = "Varnish before it"
    remarks = ["Varnish keeps the compressed page alone and unpacks it for whoever asks plainly; Broadsheet stands behind it on the same core"]

    def __init__(self, folder, binary):
        super().__init__(folder, binary)
        self.site_port, self.purge = spare_port(), spare_port()

    def version(self):
        said = subprocess.run([program("varnishd"), "-V"], capture_output=True, text=True)
        return re.search(r"varnish-([\d.]+)", said.stdout + said.stderr).group(0)

    def flags(self):
        return super().flags() + ["--shared-cache", "varnish", "--purge-url", f"http://127.0.0.1:{self.purge}/"]

    def start(self, cached=False):
        text = re.search(r"```vcl\n(.*?)```", (ROOT / "docs/caches.md").read_text(), re.S).group(1)
        if '"8080"' not in text:
            raise SystemExit("docs/caches.md names another port than 8080")
        (self.folder / "paper.vcl").write_text(text.replace('"8080"', f'"{self.site_port}"'))
        # What a Varnish that was killed has left is in the way of the next.
        shutil.rmtree(self.sockets / "varnish", ignore_errors=True)
        self.launch(program("varnishd"), "-F", "-j", "none", "-n", self.sockets / "varnish", "-f", self.folder / "paper.vcl",
                    "-a", f"site=127.0.0.1:{self.port}", "-a", f"purge=127.0.0.1:{self.purge}", "-s", "malloc,256m")
        super().start()
