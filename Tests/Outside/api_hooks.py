"""Leads half of what schemathesis asks to things that there are: most made-up identifiers name nothing, and nothing is soon answered.

Names of the path and what stands under them come as JSON in BROADSHEET_THINGS.
"""

import json
import os
import re

import schemathesis

THINGS = json.loads(os.environ["BROADSHEET_THINGS"])
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@schemathesis.hook
def before_call(context, case, kwargs):
    for name, value in (case.path_parameters or {}).items():
        things = THINGS.get(name)
        if things and isinstance(value, str) and IDENTIFIER.fullmatch(value) and int(value[-1], 16) % 2:
            case.path_parameters[name] = things[int(value[:4], 16) % len(things)]
            # As whoever has read it.
            if case.headers is not None and "If-Match" in case.headers:
                case.headers["If-Match"] = "*"
