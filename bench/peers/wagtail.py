"""Wagtail with PostgreSQL and gunicorn: plain, and with Django's cache middleware.

A small site (wagtail_site/) with the settings of production for one core: gunicorn's workers with two threads each, connections to
the database that stay, cached templates, PostgreSQL with memory enough. Its pages are the least that a paper needs, 2 or 3 kB; a story
has another one that says what Broadsheet's says: topics as a menu, four more stories, what search engines and other sites read.
"""

import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import subprocess

from stack import ROOT, Peer, fetch

HERE = pathlib.Path(__file__).parent / "wagtail_site"


class Wagtail(Peer):
    name = "Wagtail"
    account = "postgres"
    remarks = [
        "Wagtail: a site as small as it can be (a page has no menu, no style, no other stories), one author a story; nothing in front of gunicorn",
        "Wagtail, a page as full: with the eight topics of the navigation, four more stories and what machines read, as Broadsheet's page has them; "
        "worked out for each page, and nothing of it kept",
        "Wagtail's cache middleware keeps pages in the worker's memory (quicker than Redis or memcached) and is told nothing: what it keeps "
        "is wrong up to 600 s after a publication"]

    def __init__(self, folder):
        python = [ROOT / "bin/python", ROOT / "bench/peers/requirements.txt"]
        self.python = subprocess.run(python, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        self.programs = self.newest_postgresql()
        super().__init__(folder)
        self.database = self.folder / "database"
        self.key = secrets.token_urlsafe()

    @staticmethod
    def newest_postgresql():
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        if not found:
            raise SystemExit("PostgreSQL's server is missing: bin/setup peers installs it")
        return found[-1].parent

    def pages(self):
        return [(self.name, ""), (f"{self.name}, a page as full", "?whole")]

    def version(self):
        said = subprocess.run([self.python, "-c", "import wagtail, django, gunicorn, platform as p\n"
                               "print(wagtail.__version__, django.__version__, p.python_version(), gunicorn.__version__)"],
                              capture_output=True, text=True, check=True).stdout.split()
        postgres = subprocess.run([self.programs / "postgres", "--version"], capture_output=True, text=True).stdout
        return "Wagtail {}, Django {}, Python {}, gunicorn {}, PostgreSQL {}".format(*said, re.search(r"[\d.]+", postgres).group())

    def environment(self, database="paper", **more):
        # Compiled files stay out of the checkout, and are there at the next start.
        return os.environ | {"DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": str(HERE), "PYTHONPYCACHEPREFIX": str(self.folder / "compiled"),
                             "PAPER_ADDRESS": self.address, "PAPER_SOCKETS": str(self.sockets), "PAPER_DATABASE": database,
                             "PAPER_KEY": self.key} | more

    def django(self, *arguments, **environment):
        return self.run(self.python, "-m", "django", *arguments, user="root", env=self.environment(**environment), cwd=HERE)

    def start_database(self):
        self.launch(self.programs / "postgres", "-D", self.database, "-k", self.sockets, "-p", "5432", "-c", "listen_addresses=",
                    "-c", "shared_buffers=1GB", "-c", "effective_cache_size=4GB", "-c", "work_mem=16MB", "-c", "max_wal_size=2GB",
                    cwd=self.folder, stop=signal.SIGINT)
        self.wait_for(lambda: "ready" in ((self.database / "postmaster.pid").read_text() if (self.database / "postmaster.pid").exists() else ""))

    def sql(self, text, database="postgres"):
        return self.run("psql", "-h", self.sockets, "-p", "5432", "-U", "paper", "-d", database, "-AtX", "-v", "ON_ERROR_STOP=1", "-c", text,
                        cwd=self.folder)

    def load(self, stories, archive=None):
        if self.loaded(len(stories)):
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.own(self.folder)
        self.run(self.programs / "initdb", f"--pgdata={self.database}", "--username=paper", "--auth=trust", "--encoding=UTF8",
                 "--locale=C.UTF-8", "--no-instructions", cwd=self.folder)
        self.start_database()
        self.sql("CREATE DATABASE empty")
        self.django("migrate", "--verbosity=0", database="empty")
        self.django("make_paper", database="empty")
        self.sql("CREATE DATABASE paper TEMPLATE empty")
        (self.folder / "stories.json").write_text(json.dumps(stories))
        self.django("load_stories", str(self.folder / "stories.json"), "--at-once", PAPER_LOADING="yes")
        self.django("update_index", "--verbosity=0")
        self.sql("VACUUM ANALYZE", "paper")
        self.stop()
        self.note_loaded(len(stories))

    def take_in(self, stories, way=None):
        """Seconds that it takes to put the stories into a new site."""
        self.sql("DROP DATABASE IF EXISTS sample")
        self.sql("CREATE DATABASE sample TEMPLATE empty")
        (self.folder / "sample.json").write_text(json.dumps(stories))
        taken = float(self.django("load_stories", str(self.folder / "sample.json"), database="sample"))
        count = int(self.sql("SELECT count(*) FROM paper_storypage", "sample"))
        if count != len(stories):
            raise SystemExit(f"Wagtail has {count} of {len(stories)} stories")
        self.sql("DROP DATABASE sample")
        return taken

    def start(self, cached=False):
        self.start_database()
        # Two workers render most a second on one core; one is quicker where pages are kept in its memory.
        self.launch(self.python, "-m", "gunicorn", "wsgi:application", "--bind", f"127.0.0.1:{self.port}",
                    "--workers", "1" if cached else "2", "--threads", "2", "--preload", "--no-control-socket", "--keep-alive", "75",
                    "--backlog", "1024", user="root", cwd=HERE, env=self.environment(**({"PAPER_CACHED": "yes"} if cached else {})))
        self.wait_for_page()

    def program(self, path, body):
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        return json.loads(fetch(self.address + path, headers, json.dumps(body).encode()))

    def draft(self, story):
        return self.program("/stories/", story)["id"]

    def publish(self, draft):
        self.program(f"/stories/{draft}/publish/", {})
