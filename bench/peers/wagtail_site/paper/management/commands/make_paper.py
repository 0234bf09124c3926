"""An empty paper: its front page in place of Wagtail's own, in the site at the address that is set."""

from django.core.management.base import BaseCommand
from wagtail.models import Page, Site

from paper.models import FrontPage


class Command(BaseCommand):
    def handle(self, **options):
        root = Page.get_first_root_node()
        front = root.add_child(instance=FrontPage(title="Paper", slug="paper"))
        Site.objects.update(root_page=front, site_name="Paper")
        Page.objects.get(slug="home").delete()
