"""How long a page keeps a slow telephone's browser from answering."""

from urllib.parse import urljoin

# A phone of today's cheap kind against the machine that this runs on.
SLOWER = 4
# What takes longer is what web performance calls a long task.
LONG = 50


def phone(browser):
    return browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=3, is_mobile=True, has_touch=True)


def longest_task(browser, url):
    """Milliseconds of a slow telephone's processor: time on this machine times four; waiting for others who use it is left out.

    Chromium's own throttling is not used: it counts what others do with the machine several times."""
    context = phone(browser)
    page = context.new_page()
    session = context.new_cdp_session(page)
    events, ended = [], []
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda end: ended.append(end))
    # The process that is to be watched is there first: tasks of one that begins later may be missing, and the page look quick.
    page.goto(urljoin(url, "/robots.txt"))
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": ["toplevel"]}})
    page.goto(url)
    page.wait_for_timeout(500)
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    context.close()
    names = {(event["pid"], event["tid"]): event["args"].get("name") for event in events if event["name"] == "thread_name"}
    return SLOWER * max(
        event.get("tdur", 0) / 1000 for event in events
        if event["name"].endswith("RunTask") and names.get((event["pid"], event["tid"])) == "CrRendererMain")
