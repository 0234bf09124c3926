import json

from django.conf import settings
from django.contrib.syndication.views import Feed as SyndicationFeed
from django.core.paginator import Paginator
from django.http import HttpResponseForbidden, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from taggit.models import Tag

from paper.models import Author, StoryPage
from paper.stories import Stories


def listing(request, title, stories):
    page = Paginator(stories, 20).get_page(request.GET.get("page"))
    return render(request, "paper/listing.html", {"title": title, "stories": page})


def topic(request, slug):
    tag = get_object_or_404(Tag, slug=slug)
    return listing(request, tag.name, StoryPage.newest().filter(tagged_items__tag=tag))


def author(request, slug):
    found = get_object_or_404(Author, slug=slug)
    return listing(request, found.name, StoryPage.newest().filter(author=found))


def search(request):
    """As in Wagtail's own template for new sites, with the author of each story fetched along."""
    words = request.GET.get("q", "")
    return listing(request, words, StoryPage.objects.live().select_related("author").search(words))


class Feed(SyndicationFeed):
    title, link, description = "Paper", "/", "The newest stories"

    def items(self):
        return StoryPage.newest()[:30]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.standfirst

    def item_link(self, item):
        return item.url

    def item_pubdate(self, item):
        return item.published

    def item_author_name(self, item):
        return item.author.name


def by_program(view):
    @csrf_exempt
    def checked(request, *arguments, **named):
        if request.method != "POST" or not settings.PUBLISHING_KEY or request.headers.get("Authorization") != f"Bearer {settings.PUBLISHING_KEY}":
            return HttpResponseForbidden()
        return view(request, *arguments, **named)
    return checked


@by_program
def draft(request):
    page = Stories().add(json.loads(request.body), live=False)
    page.save_revision()
    return JsonResponse({"id": page.id})


@by_program
def publish(request, number):
    """What the editor's button does."""
    get_object_or_404(StoryPage, id=number).save_revision().publish()
    return JsonResponse({"id": number})
