"""Leads half of what schemathesis asks to things that there are: most made-up identifiers name nothing, and nothing is soon answered.

Names of the path and what stands under them come as JSON in BROADSHEET_THINGS.
"""

import json
import os
import re

import schemathesis

THINGS = json.loads(os.environ["BROADSHEET_THINGS"])
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


WITHIN = THINGS.pop("within")


def candidates(case, name):
    """Those of the name, or, where something of theirs is asked for, those that have it."""
    for part, owners in WITHIN.items():
        if name in owners and (part in case.path_parameters or f"/{part}" in case.path):
            return owners[name]
    return THINGS.get(name)


@schemathesis.hook
def before_call(context, case, kwargs):
    for name, value in (case.path_parameters or {}).items():
        things = candidates(case, name)
        if things and isinstance(value, str) and IDENTIFIER.fullmatch(value) and int(value[-1], 16) % 2:
            case.path_parameters[name] = things[int(value[:4], 16) % len(things)]
            # As whoever has read it.
            if case.headers is not None and "If-Match" in case.headers:
                case.headers["If-Match"] = "*"
