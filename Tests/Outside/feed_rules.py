"""The rules of the W3C's feed validator that apply to what the paper publishes, each under the validator's own name for the
fault. A rule looks at a feed and says what is wrong with it; see feed_exceptions.py for the names that have no rule here.

A paper publishes far less than a feed may hold: `UndefinedElement` allows only that, and every other rule leans on it.
"""

import datetime
import email.utils
import html.parser
import re
import uuid
import xml.etree.ElementTree as tree
from xml.parsers import expat

ATOM, MEDIA = "http://www.w3.org/2005/Atom", "http://search.yahoo.com/mrss/"
CONTENT, DC, TERMS = "http://purl.org/rss/1.0/modules/content/", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
PREFIXES = {"atom": ATOM, "media": MEDIA, "content": CONTENT, "dc": DC, "dcterms": TERMS}
RSS_TREE = {
    "": "rss", "rss": "channel", "channel": "title link description language lastBuildDate image item atom:link", "image": "url title link",
    "item": "title link guid pubDate category description content:encoded dc:creator dc:contributor dc:language dcterms:modified media:content",
    "media:content": "media:description media:credit",
}
PERSON = "atom:name atom:uri"
ATOM_TREE = {
    "": "atom:feed", "atom:feed": "atom:id atom:title atom:subtitle atom:updated atom:link atom:author atom:logo atom:entry",
    "atom:entry": "atom:id atom:title atom:link atom:published atom:updated atom:author atom:contributor atom:category atom:summary "
    "atom:content media:content",
    "atom:author": PERSON, "atom:contributor": PERSON, "media:content": "media:description media:credit",
}
REPEATED = {"item", "category", "atom:link", "atom:author", "atom:contributor", "atom:category", "atom:entry", "dc:creator", "dc:contributor"}
ATTRIBUTES = {
    "rss": {"version"}, "guid": {"isPermaLink"}, "atom:link": {"href", "rel", "type"}, "atom:category": {"term"}, "atom:content": {"type"},
    "media:content": {"url", "type", "medium", "width", "height"}, "media:credit": {"role"}, "atom:feed": {"xml:lang"},
    "atom:entry": {"xml:lang"},
}
PLAIN = {"title", "category", "atom:title", "atom:subtitle", "atom:name", "atom:summary", "media:description", "media:credit", "dc:creator"}
MAIL_DATES, NET_DATES = {"pubDate", "lastBuildDate"}, {"atom:published", "atom:updated", "dcterms:modified"}
RELATIONS = {"self", "alternate", "hub"}
REGISTERED = RELATIONS | {"related", "enclosure", "via", "next", "previous", "first", "last", "license", "edit", "replies", "payment"}
MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(#\d+|#x[0-9a-fA-F]+|\w+);")


class Node:
    """An element with its name as the paper's own prefixes have it."""

    def __init__(self, element, parent=None):
        self.name, self.parent = short(element.tag), parent
        self.attributes = {short(name): value for name, value in element.attrib.items()}
        self.text = element.text or ""
        self.loose = (self.text if len(element) else "") + "".join(child.tail or "" for child in element)
        self.children = [Node(child, self) for child in element]

    def all(self):
        yield self
        for child in self.children:
            yield from child.all()

    def find(self, name):
        return [child for child in self.children if child.name == name]


def short(name):
    if not name.startswith("{"):
        return name
    space, local = name[1:].split("}")
    if space == "http://www.w3.org/XML/1998/namespace":
        return f"xml:{local}"
    return next((f"{prefix}:{local}" for prefix, known in PREFIXES.items() if known == space), name)


class Feed:
    def __init__(self, source, address=None, content_type=None):
        self.source, self.address, self.content_type = source, address, content_type
        self.spaces, self.doctype, self.version, self.encoding, self.broken = [], False, None, None, None
        self.read_prologue()
        try:
            self.root = Node(tree.fromstring(source))
        except (tree.ParseError, LookupError, ValueError) as error:
            self.root, self.broken = Node(tree.Element("nothing")), str(error)
        self.nodes = list(self.root.all())
        self.is_atom = self.root.name.endswith("feed")
        self.entries = [node for node in self.nodes if node.name in ("item", "atom:entry")]

    def read_prologue(self):
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartNamespaceDeclHandler = lambda prefix, address: self.spaces.append((prefix or "", address))
        parser.StartDoctypeDeclHandler = lambda *_: setattr(self, "doctype", True)

        def declaration(version, encoding, _):
            self.version, self.encoding = version, encoding

        parser.XmlDeclHandler = declaration
        try:
            parser.Parse(self.source, True)
        except (expat.ExpatError, LookupError, ValueError):
            pass

    def named(self, *names):
        return [node for node in self.nodes if node.name in names]

    def addresses(self):
        """Everything that must be a full address."""
        for node in self.named("link", "url", "atom:uri", "atom:logo"):
            yield node.text
        for node in self.nodes:
            yield from (node.attributes[name] for name in ("url", "href") if name in node.attributes)

    def markup(self):
        """The HTML of entries, as its reader finds it."""
        for node in self.named("content:encoded", "atom:content", "description", "atom:summary"):
            if node.name == "content:encoded" or node.attributes.get("type") == "html" or node.name == "description":
                reader = Markup()
                reader.feed(node.text)
                yield from reader.tags


class Markup(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


RULES = {}


def rule(*names):
    def keep(check):
        for name in names:
            RULES[name] = check
        return check

    return keep


def faults(feed):
    return {name: found for name, check in RULES.items() if (found := list(check(feed)))}


# The file.


@rule("SAXError", "UnicodeError")
def well_formed(feed):
    if feed.broken or feed.source.startswith(b"\xef\xbb\xbf"):
        yield feed.broken or "a byte order mark"


@rule("NotUTF8", "NonstdEncoding", "MissingEncoding")
def utf8(feed):
    return [] if (feed.encoding or "").lower() == "utf-8" else [f"encoding {feed.encoding}"]


@rule("BadXmlVersion")
def version(feed):
    return [] if feed.version == "1.0" else [f"version {feed.version}"]


@rule("BadCharacters")
def characters(feed):
    doubtful = r"[\x80-\x9f\ufffd]|[\u00c2\u00c3][\x80-\xbf]"  # The last: UTF-8 that was taken for Latin 1.
    yield from (found for node in feed.nodes for text in [node.text, *node.attributes.values()] for found in re.findall(doubtful, text))


@rule("InvalidDoctype")
def doctype(feed):
    return ["a document type"] if feed.doctype else []


@rule("InvalidNamespace", "MissingNamespace", "UnknownNamespace", "ObsoleteNamespace", "UnsupportedNamespace", "MediaRssNamespace", "NonstdPrefix",
      "AvoidNamespacePrefix", "UndeterminableVocabulary")  # fmt: skip
def namespaces(feed):
    own = {"": ATOM} if feed.is_atom or feed.root.name not in ("rss",) else {}
    known = {(prefix, address) for prefix, address in (PREFIXES | own).items()} - ({("atom", ATOM)} if feed.is_atom else set())
    yield from (f"{prefix}={address}" for prefix, address in feed.spaces if (prefix, address) not in known)
    if feed.root.name not in ("rss", "atom:feed"):
        yield f"the root is {feed.root.name}"


# Elements and attributes.


@rule("UndefinedElement", "MisplacedMetadata", "MisplacedItem")
def elements(feed):
    allowed = ATOM_TREE if feed.is_atom else RSS_TREE
    for node in feed.nodes:
        if node.name not in allowed.get(node.parent.name if node.parent else "", "").split():
            yield node.name
        names = [child.name in ("item", "atom:entry") for child in node.children]
        if names != sorted(names):
            yield f"{node.name}: what is said of the feed stands after an entry"


@rule("UnexpectedAttribute", "UseOfExtensionAttr")
def attributes(feed):
    for node in feed.nodes:
        yield from (f"{node.name} {name}" for name in node.attributes if name not in ATTRIBUTES.get(node.name, set()))


@rule("UnexpectedText", "AtomLinkNotEmpty")
def loose_text(feed):
    yield from (node.name for node in feed.nodes if node.loose.strip() or (node.name == "atom:link" and node.text.strip()))


@rule("DuplicateElement", "DuplicateSemantics", "DuplicateItemSemantics", "DuplicateDescriptionSemantics")
def singular(feed):
    same = {"author": "dc:creator", "summary": "description", "dcterms:modified": "atom:updated",
            "dc:language": "language", "dc:date": "pubDate", "dcterms:modified ": "lastBuildDate", "atom:id": "guid", "dc:subject": "category",
            "atom:content": "description", "atom:published": "pubDate"}  # fmt: skip
    for node in feed.nodes:
        seen = [child.name for child in node.children]
        yield from (f"{node.name}: {name}" for name in set(seen) if seen.count(name) > 1 and name not in REPEATED)
        if not feed.is_atom:
            yield from (f"{node.name}: {name} and {other}" for name, other in same.items() if name in seen and other in seen)


@rule("MissingElement", "MissingLink", "MissingDescription")
def present(feed):
    needed = {
        "rss": ["channel"], "channel": ["title", "link", "description"], "item": ["title", "link", "guid", "pubDate", "description"],
        "image": ["url", "title", "link"], "atom:feed": ["atom:id", "atom:title", "atom:updated", "atom:author"],
        "atom:entry": ["atom:id", "atom:title", "atom:updated", "atom:link"], "atom:author": ["atom:name"], "atom:contributor": ["atom:name"],
    }  # fmt: skip
    for node in feed.nodes:
        yield from (f"{node.name}: {name}" for name in needed.get(node.name, []) if not node.find(name))


@rule("MissingAttribute", "MissingHref", "MissingRecommendedAttribute")
def attributes_present(feed):
    needed = {"atom:link": ["href", "rel"], "atom:category": ["term"], "media:content": ["url", "type", "medium"], "guid": ["isPermaLink"],
              "atom:content": ["type"], "rss": ["version"]}  # fmt: skip
    for node in feed.nodes:
        yield from (f"{node.name} {name}" for name in needed.get(node.name, []) if name not in node.attributes)


@rule("NotBlank", "AttrNotBlank")
def not_blank(feed):
    for node in feed.nodes:
        if not node.children and node.name not in ("atom:link", "atom:category") and not node.text.strip():
            yield node.name
        yield from (f"{node.name} {name}" for name, value in node.attributes.items() if not value.strip())


@rule("UnexpectedWhitespace")
def white_space(feed):
    for node in feed.named("atom:id", "guid", "link", "atom:uri", *MAIL_DATES, *NET_DATES):
        if node.text != node.text.strip():
            yield node.name


# Text.


@rule("ContainsHTML", "ContainsUndeclaredHTML", "CharacterData", "NotInline")
def plain_text(feed):
    for node in feed.named(*PLAIN):
        if MARKUP.search(node.text) or re.search(r"<[a-zA-Z/]", node.text):
            yield f"{node.name}: {node.text[:60]}"
    yield from (f"{term}" for node in feed.named("atom:category") if MARKUP.search(term := node.attributes.get("term", "")))


@rule("InvalidTextType", "InvalidMIMEType", "HtmlFragment", "NotEscaped", "NotHtml", "MissingXhtmlDiv")
def text_types(feed):
    for node in feed.nodes:
        kind = node.attributes.get("type")
        if node.name == "atom:content" and (kind != "html" or not re.search(r"<(p|figure|ul|ol|h\d|blockquote|aside|div|table|hr)\b", node.text)):
            yield f"content of type {kind}"
        elif kind is not None and node.name not in ("atom:content", "atom:link", "media:content"):
            yield f"{node.name} of type {kind}"
        elif kind is not None and node.name != "atom:content" and not re.fullmatch(r"[a-z]+/[a-z+.-]+", kind):
            yield f"{node.name} of type {kind}"


@rule("InvalidLanguage")
def language(feed):
    tags = [node.text for node in feed.named("language", "dc:language")]
    tags += [value for node in feed.nodes for name, value in node.attributes.items() if name in ("xml:lang", "lang", "hreflang")]
    yield from (tag for tag in tags if not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", tag))


@rule("ContainsEmail", "EmailFormat", "InvalidContact")
def no_mail(feed):
    yield from (node.name for node in feed.nodes if node.name in ("author", "managingEditor", "webMaster", "atom:email"))
    yield from (node.text for node in feed.named("atom:name", "dc:creator") if "@" in node.text)


@rule("NeedDescriptionBeforeContent")
def description_first(feed):
    for entry in feed.entries:
        names = [child.name for child in entry.children]
        if "content:encoded" in names and names.index("content:encoded") < (names + ["description"]).index("description"):
            yield entry.name


@rule("SecurityRisk", "DangerousStyleAttr")
def safe_markup(feed):
    risky = {"script", "object", "embed", "iframe", "meta", "link", "style", "form", "input", "base", "blink", "applet", "svg", "math"}
    for tag, attributes in feed.markup():
        if tag in risky:
            yield tag
        yield from (f"{tag} {name}" for name in attributes if name.startswith("on") or name == "style")


@rule("ContainsRelRef")
def full_references(feed):
    for tag, attributes in feed.markup():
        for name in ("href", "src", "poster", "cite"):
            if name in attributes and not re.match(r"(https?|mailto|tel):", attributes[name] or ""):
                yield f"{tag} {name}={attributes[name]}"


# Addresses and names.


@rule("InvalidLink", "InvalidFullLink", "InvalidURLAttribute", "InvalidUriChar", "SchemeNotIANARegistered", "RelativeSelf", "SameDocumentReference")
def full_addresses(feed):
    yield from (text for text in feed.addresses() if not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[!-;=?-\[\]_a-z~]*)?", text))
    yield from (node.text for node in feed.named("atom:id") if not re.fullmatch(r"(urn:uuid:|https?://)\S+", node.text))


@rule("NonCanonicalURI")
def canonical(feed):
    for text in list(feed.addresses()) + [node.text for node in feed.named("atom:id")]:
        if re.search(r"/\.\.?(/|$)|%[0-9A-F]?[a-f]|:80(/|$)", text) or re.match(r"[^/]*[A-Z]|\w+://[^/]*[A-Z]", text) or re.fullmatch(r"https?://[^/]+", text):
            yield text


@rule("MissingSelf", "SelfDoesntMatchLocation")
def own_address(feed):
    own = [node.attributes.get("href") for node in feed.named("atom:link") if node.attributes.get("rel") == "self" and node.parent.name != "atom:entry"]
    if len(own) != 1 or (feed.address and own != [feed.address]):
        yield f"self is {own}"


@rule("DuplicateAtomLink", "UnregisteredAtomLinkRel")
def relations(feed):
    for node in feed.nodes:
        links = [(link.attributes.get("rel", "alternate"), link.attributes.get("type"), link.attributes.get("hreflang")) for link in node.find("atom:link")]
        yield from (f"{node.name}: {link}" for link in set(links) if links.count(link) > 1 or link[0] not in REGISTERED)


@rule("InvalidURN", "InvalidUUID", "InvalidHttpGUID", "InvalidPermalink", "NotSufficientlyUnique", "InvalidBooleanAttribute")
def names(feed):
    for node in feed.named("guid", "atom:id"):
        if node.name == "guid" and node.attributes.get("isPermaLink") != "false":
            yield f"isPermaLink={node.attributes.get('isPermaLink')}"
        if node.name == "guid" or node.text.startswith("urn:"):
            try:
                if not node.text.startswith("urn:uuid:") or str(uuid.UUID(node.text[9:])) != node.text[9:]:
                    yield node.text
            except ValueError:
                yield node.text


@rule("DuplicateValue", "DuplicateIds")
def unique(feed):
    ids = [node.text for entry in feed.entries for node in entry.find("guid") + entry.find("atom:id")]
    yield from (text for text in set(ids) if ids.count(text) > 1)


# Times and numbers.


def mail_date(text):
    form = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} [0-2]\d:[0-5]\d:[0-5]\d [+-]\d{4}"
    date = email.utils.parsedate_to_datetime(text) if re.fullmatch(form, text) else None
    return date if date and date.strftime("%a") == text[:3] else None


def net_date(text):
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", text):
        return None
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


@rule("InvalidRFC2822Date", "ProblematicalRFC822Date")
def mail_dates(feed):
    yield from (node.text for node in feed.named(*MAIL_DATES) if not mail_date(node.text))


@rule("InvalidRFC3339Date", "InvalidW3CDTFDate")
def net_dates(feed):
    yield from (node.text for node in feed.named(*NET_DATES, "dc:date") if not net_date(node.text))


@rule("ImplausibleDate")
def plausible(feed):
    for node in feed.named(*MAIL_DATES, *NET_DATES):
        date = mail_date(node.text) or net_date(node.text)
        if date and not 1990 <= date.year or date and date > datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1):
            yield node.text


@rule("InvalidWidth", "InvalidHeight", "InvalidIntegerAttribute", "InvalidInteger", "InvalidPositiveInteger")
def numbers(feed):
    for node in feed.nodes:
        yield from (f"{name}={node.attributes[name]}" for name in ("width", "height", "length", "fileSize") if name in node.attributes
                    and not re.fullmatch(r"[1-9]\d*", node.attributes[name]))  # fmt: skip
        if node.name in ("width", "height", "ttl") and not re.fullmatch(r"[1-9]\d{0,2}", node.text):
            yield f"{node.name} {node.text}"


@rule("InvalidCreditRole")
def roles(feed):
    yield from (role for node in feed.named("media:credit") if (role := node.attributes.get("role", "")) != role.lower())


@rule("ImageTitleDoesntMatch", "ImageLinkDoesntMatch")
def logo(feed):
    for image in feed.named("image"):
        for name in ("title", "link"):
            if [n.text for n in image.find(name)] != [n.text for n in (image.parent or image).find(name)]:
                yield f"the picture's {name}"
