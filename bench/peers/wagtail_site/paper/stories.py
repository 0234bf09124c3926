"""Puts stories in as editors' programs do."""

import datetime
import html

from taggit.models import Tag

from paper.models import Author, FrontPage, StoryPage


class Stories:
    def __init__(self):
        self.front = FrontPage.objects.get()
        self.authors = {author.slug: author for author in Author.objects.all()}
        self.topics = {tag.slug: tag for tag in Tag.objects.all()}

    def author(self, slug, name):
        if slug not in self.authors:
            self.authors[slug] = Author.objects.create(slug=slug, name=name)
        return self.authors[slug]

    def topic(self, slug, name):
        if slug not in self.topics:
            self.topics[slug] = Tag.objects.create(slug=slug, name=name)
        return self.topics[slug]

    def page(self, story, live):
        published = datetime.datetime.fromisoformat(story["published"])
        page = StoryPage(
            title=story["headline"], slug=story["slug"], standfirst=story["standfirst"], author=self.author(**story["author"]),
            body="".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in story["paragraphs"]), published=published, live=live,
            first_published_at=published if live else None, last_published_at=published if live else None)
        page.topics.add(*[self.topic(**topic) for topic in story["topics"]])
        return page

    def add(self, story, live=True):
        page = self.page(story, live)
        self.front.add_child(instance=page)
        return page
