from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
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


class FrontPage(Page):
    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"stories": StoryPage.newest()[:30]}
