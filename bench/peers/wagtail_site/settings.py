"""A Wagtail site in production: no debugging, cached templates, connections to the database that stay."""

import os
import pathlib

HERE = pathlib.Path(__file__).parent
ADDRESS = os.environ.get("PAPER_ADDRESS", "http://127.0.0.1:8000")
KEPT_SECONDS = 600

DEBUG = False
SECRET_KEY = "measured on the loopback alone"
PUBLISHING_KEY = os.environ.get("PAPER_KEY", "")
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
WSGI_APPLICATION = "wsgi.application"
WAGTAIL_SITE_NAME = "Paper"
WAGTAILADMIN_BASE_URL = ADDRESS
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "paper",
    "wagtail.contrib.redirects", "wagtail.contrib.forms", "wagtail.embeds", "wagtail.sites", "wagtail.users", "wagtail.snippets",
    "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.admin", "wagtail", "modelcluster", "taggit", "django_filters",
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
    "django.contrib.staticfiles", "django.contrib.sitemaps", "django.contrib.postgres",
]

# The middleware of Wagtail's own template for new sites; with the cache middleware around it, compressed answers are kept too.
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
if os.environ.get("PAPER_CACHED"):
    MIDDLEWARE = ["django.middleware.cache.UpdateCacheMiddleware", *MIDDLEWARE, "django.middleware.cache.FetchFromCacheMiddleware"]
CACHE_MIDDLEWARE_SECONDS = KEPT_SECONDS
# In each worker's own memory: quicker than asking Redis or memcached.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}

TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                                       "django.contrib.messages.context_processors.messages"]},
}]

DATABASES = {"default": {
    "ENGINE": "django.db.backends.postgresql", "NAME": os.environ.get("PAPER_DATABASE", "paper"), "USER": "paper",
    "HOST": os.environ.get("PAPER_SOCKETS", "/tmp"), "PORT": "5432", "CONN_MAX_AGE": None,
}}
# Loading the archive puts the search index right at the end, in one go.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": not os.environ.get("PAPER_LOADING")}}
LOGGING = {"version": 1, "disable_existing_loggers": False}
