"""What axe-core finds on a page."""

from axe_playwright_python.base import AXE_SCRIPT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The size of targets is off by default, for it is new in WCAG 2.2.
ALL = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
# Another scheme changes nothing but colours.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

# Nearly half of axe-core's time goes into finding what lies under each piece of text. The same ink of the same size on the same grounds is as
# easy to read wherever it stands: what passed once, on whatever page, passes. What is lifted or moved out of the flow may lie on something
# else, and is the same only on the same site and width and where it is called the same.
READY = r"""() => {
  const check = axe._audit.checks["color-contrast"], rule = axe._audit.rules.find(({ id }) => id === "color-contrast");
  const { evaluate } = check, { matches } = rule;
  window.contrasts = { known: new Set(), found: [] };
  let grounds;
  const ground = (element) => {
    if (!element) return "";
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position, inset, transform, translate } = getComputedStyle(element);
      const isInFlow = position === "static" || position === "relative" && /^(auto|0px|\s)+$/.test(inset);
      const name = isInFlow && transform === "none" && translate === "none" ? ""
        : location.origin + innerWidth + element.outerHTML.slice(0, element.outerHTML.indexOf(">"));
      grounds.set(element, ground(element.parentElement) + [backgroundColor, backgroundImage, opacity, filter, mixBlendMode, name].join()
        .replace("rgba(0, 0, 0, 0),none,1,none,normal,", ""));
    }
    return grounds.get(element);
  };
  window.contrasts.begin = (known) => {
    grounds = new Map();
    window.contrasts.known = new Set(known);
    window.contrasts.found = [];
  };
  const look = (element) => {
    const { color, fontSize, fontWeight, textShadow, webkitTextFillColor, webkitTextStroke } = getComputedStyle(element);
    return [color, fontSize, fontWeight, textShadow, webkitTextFillColor, webkitTextStroke, ground(element)].join("|");
  };
  rule.matches = function (element, ...rest) {
    return !window.contrasts.known.has(look(element)) && matches.call(this, element, ...rest);
  };
  check.evaluate = function (element, ...rest) {
    const passes = evaluate.call(this, element, ...rest);
    // A field that is not seen passes too, unmeasured.
    if (passes === true && axe.commons.dom.isVisibleOnScreen(element)) window.contrasts.found.push(look(element));
    return passes;
  };
}"""

RUN = """([within, options, known]) => {
  contrasts.begin(known);
  return axe.run(within ?? document, { ...options, resultTypes: ["violations"], iframes: false }).then(({ violations }) => [
    violations.map(({ id, help, nodes }) => [id, help, nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`)]),
    contrasts.found,
  ]);
}"""

known = set()


def violations(page, within=None, options=ALL):
    """The rules that do not hold, each with what it is about and up to three places."""
    if not page.evaluate("typeof axe === 'object' && typeof contrasts === 'object'"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(READY)
    found, passed = page.evaluate(RUN, [within, options, list(known)])
    known.update(passed)
    return [tuple(one) for one in found]


def contrasts(page):
    return violations(page, options=COLOURS)
