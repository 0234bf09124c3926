"""Puts stories in by add_child and prints the seconds that it took. --at-once: as quickly as can be, for what is measured afterwards:
two hundred in a transaction, without the index of references (no story refers to another)."""

import contextlib
import json
import time

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.signal_handlers import disable_reference_index_auto_update

from paper.stories import Stories


class Command(BaseCommand):
    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--at-once", action="store_true")

    def handle(self, file, at_once, **options):
        with open(file) as text:
            stories = json.load(text)
        start = time.perf_counter()
        target = Stories()
        step = 200 if at_once else 1
        for place in range(0, len(stories), step):
            with transaction.atomic() if at_once else contextlib.nullcontext(), \
                    disable_reference_index_auto_update() if at_once else contextlib.nullcontext():
                for story in stories[place : place + step]:
                    target.add(story)
        self.stdout.write(str(time.perf_counter() - start))
