"""Hugo, for the paper as files: a page a story, front, topics and authors with a feed and further pages each, sitemap.

Stories come as HTML with JSON before it, which Hugo need not translate from Markdown.
"""

import html
import json
import pathlib
import re
import shutil
import subprocess

from stack import program

HERE = pathlib.Path(__file__).parent / "hugo_site"


class Hugo:
    name = "Hugo"
    layouts = "layouts"
    remarks = ["Hugo: a page of a story is as small as it can be (no menu, no style, no other stories), stories come as HTML already, nothing is "
               "signed or kept for a next build; Broadsheet signs a list of all files, and has more of them: data, calendars, feeds in three formats"]

    def __init__(self, folder):
        self.folder = folder / type(self).__name__.lower()
        self.public = self.folder / "public"

    @staticmethod
    def version():
        return "Hugo " + re.search(r"v([\d.]+)", subprocess.run([program("hugo"), "version"], capture_output=True, text=True).stdout).group(1)

    def load(self, stories, archive=None):
        shutil.rmtree(self.folder, ignore_errors=True)
        content = self.folder / "content"
        content.mkdir(parents=True)
        shutil.copytree(HERE / self.layouts, self.folder / "layouts")
        (self.folder / "config.json").write_text(json.dumps({
            "baseURL": "http://127.0.0.1/", "title": "Paper", "languageCode": "en", "paginate": 20, "rssLimit": 30, "disableKinds": ["section"],
            "taxonomies": {"topic": "topic", "author": "author"}}))
        named = {("topic", topic["slug"]): topic["name"] for story in stories for topic in story["topics"]}
        named |= {("author", story["author"]["slug"]): story["author"]["name"] for story in stories}
        for (kind, slug), name in named.items():
            (content / kind / slug).mkdir(parents=True)
            (content / kind / slug / "_index.html").write_text(json.dumps({"title": name}))
        for story in stories:
            self.write(story)

    def write(self, story):
        before = {"title": story["headline"], "description": story["standfirst"], "date": story["published"], "slug": story["slug"],
                  "topic": [topic["slug"] for topic in story["topics"]], "author": [story["author"]["slug"]]}
        text = "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in story["paragraphs"])
        (self.folder / f"content/{story['slug']}.html").write_text(json.dumps(before, indent=1) + "\n" + text)

    def command(self):
        return [program("hugo"), "--source", self.folder, "--destination", self.public, "--cacheDir", self.folder / "kept", "--quiet"]

    def forget(self):
        shutil.rmtree(self.public, ignore_errors=True)
        shutil.rmtree(self.folder / "kept", ignore_errors=True)


class FullHugo(Hugo):
    """Its pages say what Broadsheet's do: the eight topics of the navigation, four more stories, what search engines and other sites read."""
    name = "Hugo, pages as full"
    layouts = "whole"
    remarks = ["Hugo, pages as full: as a story's page has the topics of the navigation (worked out once), four more stories and what machines read; "
               "still no archive by days and months, no record, no histories"]
