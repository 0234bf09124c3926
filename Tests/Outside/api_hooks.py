"""Leads every second call of schemathesis to things that there are: most made-up identifiers name nothing, and nothing is soon answered.

Names of the path and what stands under them come as JSON in BROADSHEET_THINGS. How each call was answered is written to the file
BROADSHEET_ANSWERS.
"""

import itertools
import json
import os
import re

import schemathesis

THINGS = json.loads(os.environ["BROADSHEET_THINGS"])
WITHIN = THINGS.pop("within")
DOOMED = THINGS.pop("doomed")
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
STAGE = re.compile(r"(draft|inReview|ready|spiked)(\.[a-z0-9-]+)?")
CALLS = itertools.count()
# Members of bodies, and what they name.
NAMED = {
    "story": "story", "stories": "story", "lead": "story", "packages": "package", "joinPackages": "package", "leavePackages": "package",
    "section": "section", "sections": "section", "topics": "topic", "into": "topic", "contributor": "contributor", "people": "account",
    "photograph": "photograph", "portrait": "photograph",
}


def candidates(case, name):
    """Those of the name, or, where something of theirs is asked for, those that have it."""
    if case.method == "DELETE" and name in DOOMED:
        return DOOMED[name]
    for part, owners in WITHIN.items():
        if name in owners and (part in case.path_parameters or f"/{part}" in case.path):
            return owners[name]
    return THINGS.get(name)


def led(value, things):
    """What is no identifier stays, so that what is wrong stays wrong; one that is there twice is so still."""
    if things and isinstance(value, str) and IDENTIFIER.fullmatch(value):
        return things[int(value[:4], 16) % len(things)]
    # Every newsroom has these.
    if isinstance(value, str) and STAGE.fullmatch(value):
        return value.split(".")[0]
    return value


def led_body(body, name=None):
    if isinstance(body, dict):
        return {key: led_body(value, key) for key, value in body.items()}
    if isinstance(body, list):
        return [led_body(value, name) for value in body]
    # Of most stories there is one revision.
    if name == "revision" and type(body) is int and 1 <= body <= 1_000_000_000:
        return 1
    return led(body, THINGS.get(NAMED.get(name)))


@schemathesis.hook
def before_call(context, case, kwargs):
    if next(CALLS) % 2:
        return
    for name, value in (case.path_parameters or {}).items():
        case.path_parameters[name] = led(value, candidates(case, name))
    # As whoever has read it.
    if case.headers is not None and "If-Match" in case.headers:
        case.headers["If-Match"] = "*"
    if isinstance(case.body, (dict, list)):
        case.body = led_body(case.body)


@schemathesis.hook
def after_call(context, case, response):
    with open(os.environ["BROADSHEET_ANSWERS"], "a") as answers:
        answers.write(f"{case.method} {case.path} {response.status_code}\n")
