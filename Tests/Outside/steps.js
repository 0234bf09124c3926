// Random work in the real editor: what people do to a story, as transactions with their steps and the document after each.
import { Editor, pm } from "./editor.js"
import { extensions, schema } from "./schema.js"

const { Plugin, TextSelection, NodeSelection } = pm.state
const { Step } = pm.transform

// SplitMix32: the same work each time.
export function random(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let t = state ^ (state >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t ^= t >>> 15
    t = Math.imul(t, 0x735a2d97)
    return ((t ^ (t >>> 15)) >>> 0) / 4294967296
  }
}

const texts = [
  "a", "word ", "Two words", "😀", "👩‍👩‍👧", "e\u0301", "é", "سلام ", "\u200fעברית", "п’ять ", "<b>&\"'\\", "\t", "🇺🇦", "\u0928\u093f", "𝒳y",
]
const hrefs = ["https://example.com/", "/a-story/", "mailto:a@example.com", "https://example.com/é", "https://example.com/e\u0301"]
const id = (n) => `0194f0aa-0000-7000-8000-00000000000${n}`

class Work {
  constructor(seed) {
    this.next = random(seed)
    this.log = []
    const log = this.log
    const recorder = new Plugin({
      state: {
        init: () => null,
        apply: (tr) => {
          if (tr.docChanged) log.push(tr)
          return null
        },
      },
    })
    this.editor = new Editor({ element: document.body.appendChild(document.createElement("div")), extensions, content: this.start() })
    this.editor.registerPlugin(recorder)
  }

  below(n) { return Math.floor(this.next() * n) }
  pick(list) { return list[this.below(list.length)] }
  maybe(p) { return this.next() < p }

  mark() {
    return this.pick([
      ["bold"], ["italic"], ["link", { href: this.pick(hrefs) }], ["statement", { id: id(this.below(3)) }], ["lang", { lang: this.pick(["uk", "ar"]) }],
    ])
  }

  run() {
    if (this.maybe(0.1)) return { type: "hardBreak" }
    const marks = {}
    while (this.maybe(0.4)) {
      const [type, attrs] = this.mark()
      marks[type] = attrs ? { type, attrs } : { type }
    }
    return { type: "text", text: this.pick(texts), marks: Object.values(marks) }
  }

  inline() { return Array.from({ length: this.below(5) }, () => this.run()) }
  paragraph() { return { type: "paragraph", content: this.inline() } }
  prose(deep = 0) {
    const content = [this.paragraph()]
    while (this.maybe(0.3)) content.push(deep < 2 && this.maybe(0.4) ? this.list(deep + 1) : this.paragraph())
    return content
  }
  list(deep = 0) {
    const content = Array.from({ length: 1 + this.below(3) }, () => ({ type: "listItem", content: this.prose(deep) }))
    return this.maybe(0.5) ? { type: "bulletList", content } : { type: "orderedList", attrs: { start: 1 + this.below(9) }, content }
  }
  table() {
    const columns = 1 + this.below(3)
    const row = (type) => ({ type: "tableRow", content: Array.from({ length: columns }, () => ({ type, content: this.prose(2) })) })
    return { type: "table", content: [row("tableHeader"), ...Array.from({ length: 1 + this.below(3) }, () => row("tableCell"))] }
  }
  furniture() {
    return this.pick([
      { type: "photograph", attrs: { id: id(1), caption: this.pick([null, "A caption 😀"]) } },
      { type: "storyCard", attrs: { story: id(2) } },
      { type: "storyCard", attrs: { title: "Elsewhere", url: "https://example.com/x" } },
      { type: "background", attrs: { id: id(3) } }, { type: "audio", attrs: { id: id(4) } }, { type: "horizontalRule" },
    ])
  }
  block() {
    switch (this.below(9)) {
      case 0: return { type: "heading", attrs: { level: 2 + this.below(3) }, content: this.inline() }
      case 1: return { type: "blockquote", attrs: { source: this.pick(["", "Somebody"]) }, content: this.prose() }
      case 2: return this.list()
      case 3: return this.table()
      case 4: return this.furniture()
      default: return this.paragraph()
    }
  }
  start() { return { type: "doc", content: Array.from({ length: 1 + this.below(8) }, () => this.block()) } }

  get state() { return this.editor.state }
  position() { return this.whole(this.below(this.state.doc.content.size + 1)) }
  // Nobody puts a cursor in the middle of a character of two units.
  whole(position) {
    const { nodeBefore, nodeAfter } = this.state.doc.resolve(Math.min(position, this.state.doc.content.size))
    const isCut = nodeBefore?.isText && nodeAfter?.isText && /[\ud800-\udbff]$/.test(nodeBefore.text) && /^[\udc00-\udfff]/.test(nodeAfter.text)
    return isCut ? position + 1 : position
  }
  near() { return TextSelection.near(this.state.doc.resolve(this.position()), this.maybe(0.5) ? 1 : -1) }
  select() {
    const { doc, tr } = this.state
    const anchor = this.near()
    let selection = anchor
    if (this.maybe(0.5)) {
      const other = this.maybe(0.7) ? this.whole(Math.min(doc.content.size, anchor.from + this.below(12))) : this.position()
      selection = TextSelection.between(doc.resolve(anchor.from), TextSelection.near(doc.resolve(other)).$head)
    }
    this.editor.view.dispatch(tr.setSelection(selection))
  }

  // One thing that somebody does. What does not apply where the cursor is changes nothing.
  act() {
    this.select()
    const { commands, view } = this.editor
    const { from, to } = this.state.selection
    switch (this.below(30)) {
      case 0: case 1: case 2: case 3: case 4: case 5: return view.dispatch(this.state.tr.insertText(this.pick(texts), from, to))
      case 6: return commands.splitListItem("listItem") || commands.splitBlock()
      case 7: return commands.enter()
      case 8: return commands.deleteSelection() || commands.joinBackward() || commands.selectNodeBackward()
      case 9: return commands.deleteSelection() || commands.joinForward() || commands.selectNodeForward()
      case 10: { // a deletion over blocks
        const ends = [this.position(), this.maybe(0.7) ? Math.min(this.state.doc.content.size, this.position()) : this.position()].sort((a, b) => a - b)
        if (ends[1] - ends[0] > 60) ends[1] = this.whole(ends[0] + this.below(60))
        return view.dispatch(this.maybe(0.5) ? this.state.tr.deleteRange(...ends) : this.state.tr.delete(...ends))
      }
      case 11: return commands.toggleBulletList()
      case 12: return commands.toggleOrderedList()
      case 13: return commands.sinkListItem("listItem")
      case 14: return commands.liftListItem("listItem")
      case 15: return commands.toggleBlockquote()
      case 16: return commands.lift("blockquote") || commands.liftEmptyBlock()
      case 17: return this.maybe(0.5) ? commands.toggleHeading({ level: 2 + this.below(3) }) : commands.setParagraph()
      case 18: case 19: { const [type, attrs] = this.mark(); return commands.toggleMark(type, attrs) }
      case 20: return commands.unsetAllMarks()
      case 21: return commands.insertContent(this.furniture())
      case 22: return commands.setHardBreak()
      case 23: return this.paste()
      case 24: return this.maybe(0.3) ? commands.insertTable({ rows: 2, cols: 2, withHeaderRow: this.maybe(0.5) }) : commands.insertContent(this.block())
      case 25: case 26: return this.tableWork()
      case 27: return this.attributes()
      case 28: return this.move()
      case 29: return view.pasteHTML(this.pick([
        "<p>one</p><p>two <b>bold</b></p>", "<ul><li>x<ul><li>y</li></ul></li></ul>", "<blockquote><p>said</p></blockquote>text",
        "<table><tr><td>1</td><td rowspan=2>2</td></tr><tr><td>3</td></tr></table>", "<h1>head</h1>سلام<br>e\u0301", "<i>just</i> 😀",
      ]))
    }
  }

  // A piece of the document, cut open at both sides, put in elsewhere.
  paste() {
    const from = this.position()
    const slice = this.state.doc.slice(from, this.whole(Math.min(this.state.doc.content.size, from + this.below(60))))
    const at = this.position()
    const tr = this.maybe(0.5) ? this.state.tr.replaceRange(at, at, slice) : this.state.tr.replace(at, this.whole(Math.min(this.state.doc.content.size, at + this.below(9))), slice)
    this.editor.view.dispatch(tr)
  }

  tableWork() {
    const { commands } = this.editor
    const command = this.pick(["addRowAfter", "addRowBefore", "addColumnAfter", "addColumnBefore", "deleteRow", "deleteColumn", "toggleHeaderRow",
      "toggleHeaderColumn", "toggleHeaderCell", "splitCell", "goToNextCell", "mergeCells"])
    if (command === "mergeCells") {
      const cells = []
      this.state.doc.descendants((node, pos) => { if (node.type.spec.tableRole?.includes("cell")) cells.push(pos) })
      const anchor = this.pick(cells.length ? cells : [0])
      const inSame = cells.filter((pos) => this.state.doc.resolve(pos).node(1) === this.state.doc.resolve(anchor).node(1))
      if (!inSame.length) return
      this.editor.view.dispatch(this.state.tr.setSelection(pm.tables.CellSelection.create(this.state.doc, anchor, this.pick(inSame))))
    }
    return commands[command]()
  }

  attributes() {
    const { tr, doc } = this.state
    const nodes = []
    doc.descendants((node, pos) => { if (Object.keys(node.attrs).length) nodes.push([node, pos]) })
    if (!nodes.length) return
    const [node, pos] = this.pick(nodes)
    const changes = { heading: ["level", 3], blockquote: ["source", "Ärger 😀"], orderedList: ["start", 7], photograph: ["caption", "Other"], storyCard: node.attrs.story ? null : ["summary", "é"] }
    const change = changes[node.type.name]
    if (!change) return
    this.editor.view.dispatch(this.maybe(0.5) ? tr.setNodeAttribute(pos, ...change) : tr.setNodeMarkup(pos, null, { ...node.attrs, [change[0]]: change[1] }))
  }

  // A block taken from one place to another, in one transaction.
  move() {
    const { doc, tr } = this.state
    const index = this.below(doc.childCount)
    let pos = 0
    for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize
    const node = doc.child(index)
    tr.delete(pos, pos + node.nodeSize)
    this.editor.view.dispatch(tr.insert(this.below(2) ? 0 : tr.doc.content.size, node))
  }

  case(acts) {
    const doc = this.state.doc.toJSON()
    for (let i = 0; i < acts && this.state.doc.content.size < 1500; i++) {
      try {
        this.act()
      } catch (error) {
        // The editor's own: it throws where, for example, a selection of cells and a pasted table do not go together.
        if (!(error instanceof RangeError || error instanceof TypeError)) throw error
      }
    }
    const log = this.log.splice(0)
    return {
      doc,
      batches: log.map((tr) => tr.steps.map((step) => step.toJSON())),
      docs: log.map((tr) => tr.doc.toJSON()),
      maps: log.map((tr) => tr.steps.map((step) => step.getMap().ranges)),
    }
  }

  end() {
    const { element } = this.editor.options
    this.editor.destroy()
    element.remove()
  }
}

export function cases(seed, count, acts) {
  return Array.from({ length: count }, (_, i) => {
    const work = new Work(seed + i)
    const made = work.case(acts)
    work.end()
    return made
  })
}

// An editor to type into by hand; `log` has what happened.
export function open(seed) {
  window.work = new Work(seed)
  window.before = window.work.state.doc.toJSON()
}

// Steps made for one document, bent, and applied to another: mostly they do not fit.
export function strays(seed, count) {
  const next = random(seed)
  const below = (n) => Math.floor(next() * n)
  const made = cases(seed, 12, 40)
  const steps = made.flatMap((one) => one.batches.flat())
  return Array.from({ length: count }, () => {
    const docs = made[below(made.length)].docs
    const json = docs[below(docs.length)]
    const step = structuredClone(steps[below(steps.length)])
    for (const name of ["from", "to", "gapFrom", "gapTo", "pos", "insert"]) if (name in step && next() < 0.4) step[name] = Math.max(0, step[name] + below(13) - 6)
    if (step.slice && next() < 0.3) step.slice.openStart = below(4)
    if (step.slice && next() < 0.3) step.slice.openEnd = below(4)
    if (next() < 0.1) delete step.structure
    let after = null
    let failure = null
    try {
      const result = Step.fromJSON(schema, step).apply(schema.nodeFromJSON(json))
      failure = result.failed
      if (result.doc) {
        result.doc.check()
        after = result.doc.toJSON()
      }
    } catch (error) {
      failure = String(error)
    }
    // Half a character is no JSON (RFC 8259 leaves it open, our parser refuses it).
    if (after && /[\\]ud[89a-f]/.test(JSON.stringify(after))) after = null
    return { doc: json, batches: [[step]], after, failure }
  })
}

// The schema in the words of DraftDocument.schema.
export function described() {
  const nodes = {}
  for (const [name, type] of Object.entries(schema.nodes)) {
    const start = type.contentMatch
    const firsts = start.next.map((edge) => edge.type.name)
    const after = start.next[0]?.next
    const rest = after ? after.next.map((edge) => edge.type.name) : []
    nodes[name] = {
      attrs: Object.fromEntries(Object.entries(type.attrs).map(([key, value]) => [key, value.hasDefault ? { default: value.default } : "required"])),
      children: [...new Set([...firsts, ...rest])],
      atLeast: start.validEnd ? 0 : 1,
      first: !start.validEnd && firsts.length === 1 && rest.length > 1 ? firsts[0] : null,
      marks: type.isTextblock,
      loops: !after || after.validEnd && after.next.every((edge) => edge.next === after),
    }
  }
  return { nodes, marks: Object.values(schema.marks).map((mark) => ({ name: mark.name, attrs: Object.keys(mark.attrs), alone: mark.excluded.length === 1 && mark.excluded[0] === mark })) }
}
