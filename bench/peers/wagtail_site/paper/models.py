import json

from django.conf import settings
from django.db import models
from django.db.models import Count
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import Tag, TaggedItemBase
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet


@register_snippet
class Author(models.Model):
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)

    def __str__(self):
        return self.name


class StoryTopic(TaggedItemBase):
    content_object = ParentalKey("paper.StoryPage", related_name="tagged_items", on_delete=models.CASCADE)


class StoryPage(Page):
    """The title is the headline."""
    standfirst = models.TextField(blank=True)
    body = RichTextField()
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="stories")
    published = models.DateTimeField(db_index=True)
    topics = ClusterTaggableManager(through=StoryTopic, blank=True)

    search_fields = Page.search_fields + [index.SearchField("standfirst"), index.SearchField("body"), index.FilterField("published")]
    parent_page_types = ["paper.FrontPage"]

    @classmethod
    def newest(cls):
        return cls.objects.live().select_related("author").order_by("-published")

    def get_template(self, request, *args, **kwargs):
        return "paper/story_page_whole.html" if "whole" in request.GET else super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | self.surroundings() if "whole" in request.GET else context

    def surroundings(self):
        """What Broadsheet's page of a story has besides the story: the topics of the navigation, four more stories, what machines read."""
        topics = list(self.topics.all())
        newest = list(StoryPage.objects.live().order_by("-published").values_list("pk", flat=True)[:100])
        menu = Tag.objects.filter(paper_storytopic_items__content_object__in=newest).annotate(stories=Count("pk")).order_by("-stories", "slug")[:8]
        more = StoryPage.newest().exclude(pk=self.pk)
        if topics:
            more = more.filter(tagged_items__tag__in=topics).distinct()
        address = f"{settings.WAGTAILADMIN_BASE_URL}/{self.slug}/"
        said = {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": self.title, "description": self.standfirst, "url": address,
            "datePublished": self.published.isoformat(), "dateModified": self.published.isoformat(), "keywords": [topic.name for topic in topics],
            "author": {"@type": "Person", "name": self.author.name, "url": f"{settings.WAGTAILADMIN_BASE_URL}/author/{self.author.slug}/"},
            "publisher": {"@type": "Organization", "name": "Paper", "url": settings.WAGTAILADMIN_BASE_URL}}
        return {"topics": topics, "menu": sorted(menu, key=lambda tag: tag.name), "more": more[:4], "address": address,
                "structured_data": json.dumps(said).replace("</", "<\\/")}


class FrontPage(Page):
    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"stories": StoryPage.newest()[:30]}
