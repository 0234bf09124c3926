// The document's schema as the editor knows it. The server's is NodeName and DraftAttribute (Sources/Newsroom/Document); a step
// that either of them would not take, neither must, so a test (Tests/Outside/test_steps.py) holds the two to each other.
import {
  Blockquote, Bold, BulletList, Document, HardBreak, Heading, HorizontalRule, Italic, Link, ListItem, Mark, Node, OrderedList,
  Paragraph, Table, TableCell, TableHeader, TableRow, Text, getSchema,
} from "./editor.js"

const prose = "(paragraph | bulletList | orderedList)"
const furniture = "photograph | storyCard | background | audio | horizontalRule"

// An attribute that must be given, and is kept in the HTML that goes through the clipboard.
const required = (name) => ({ isRequired: true, parseHTML: (element) => element.getAttribute(`data-${name}`), renderHTML: kept(name) })
const optional = (name, standard = null) => ({
  default: standard, parseHTML: (element) => element.getAttribute(`data-${name}`) ?? standard, renderHTML: kept(name),
})
const kept = (name) => (attributes) => (attributes[name] == null || attributes[name] === "" ? {} : { [`data-${name}`]: attributes[name] })

const span = (name) => ({ default: 1, parseHTML: (element) => Math.max(1, parseInt(element.getAttribute(name) ?? "1", 10) || 1) })
const cell = { content: `${prose}+`, addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan"), colwidth: { default: null, parseHTML: () => null } }) }

// A block that is one thing and has nothing to type in.
const thing = (name, attributes) =>
  Node.create({
    name,
    atom: true,
    draggable: true,
    addAttributes: () => attributes,
    parseHTML: () => [{ tag: `div[data-block="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => ["div", { "data-block": name, ...HTMLAttributes }],
  })

// What LinkAddress.isAllowed lets through.
export const isAllowedAddress = (address) =>
  typeof address === "string" && address.length <= 4096 && !/[\s\p{Cc}\p{Cf}\\]/u.test(address) &&
  (/^\/(?!\/)/.test(address) || /^https?:\/\/[^/?#:@]/i.test(address) || /^(mailto|tel):./i.test(address))

// The marks stand in the order of their ranks, the outermost first: TipTap sorts by priority.
const marks = [
  Mark.create({
    name: "statement",
    priority: 1050,
    inclusive: false,
    addAttributes: () => ({ id: required("id") }),
    parseHTML: () => [{ tag: "span[data-mark=statement]" }],
    renderHTML: ({ HTMLAttributes }) => ["span", { "data-mark": "statement", ...HTMLAttributes }, 0],
  }),
  Mark.create({
    name: "lang",
    priority: 1040,
    addAttributes: () => ({ lang: { isRequired: true, parseHTML: (element) => element.getAttribute("lang") } }),
    parseHTML: () => [{ tag: "span[lang]" }],
    renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
  }),
  Link.extend({
    priority: 1030,
    inclusive: false,
    addAttributes: () => ({ href: { isRequired: true, parseHTML: (element) => element.getAttribute("href") } }),
    parseHTML: () => [{ tag: "a[href]", getAttrs: (element) => isAllowedAddress(element.getAttribute("href")) && null }],
    renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
  }).configure({ openOnClick: false, isAllowedUri: isAllowedAddress }),
  Bold.extend({ priority: 1020 }),
  Italic.extend({ priority: 1010 }),
]

const nodes = [
  Document.extend({ content: `(paragraph | heading | blockquote | bulletList | orderedList | ${furniture} | table)+` }),
  Paragraph,
  Heading.extend({
    addAttributes: () => ({ level: { default: 2, rendered: false } }),
  }).configure({ levels: [2, 3, 4] }),
  Blockquote.extend({ content: `${prose}+`, addAttributes: () => ({ source: optional("source", "") }) }),
  BulletList,
  OrderedList.extend({
    addAttributes: () => ({ start: { default: 1, parseHTML: (element) => parseInt(element.getAttribute("start") ?? "1", 10) || 1 } }),
  }),
  ListItem.extend({ content: `paragraph ${prose}*` }),
  thing("photograph", { id: required("id"), caption: optional("caption") }),
  thing("storyCard", Object.fromEntries(["story", "title", "summary", "site", "author", "url", "picture"].map((name) => [name, optional(name)]))),
  thing("background", { id: required("id") }),
  thing("audio", { id: required("id") }),
  HorizontalRule,
  Table.configure({ resizable: false }),
  TableRow.extend({ content: "(tableCell | tableHeader)*" }),
  TableHeader.extend(cell),
  TableCell.extend(cell),
  Text,
  HardBreak,
]

// Everything that a document is made of, and nothing that only helps to write one.
export const extensions = [...nodes, ...marks]
export const schema = getSchema(extensions)
