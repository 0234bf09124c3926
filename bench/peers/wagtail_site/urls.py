from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.contrib.sitemaps.views import sitemap

from paper import views

urlpatterns = [
    path("topic/<slug:slug>/", views.topic),
    path("author/<slug:slug>/", views.author),
    path("search", views.search),
    path("rss.xml", views.Feed()),
    path("sitemap.xml", sitemap),
    path("stories/", views.draft),
    path("stories/<int:number>/publish/", views.publish),
    path("", include(wagtail_urls)),
]
