// Brings steps that the server does not have yet upon others' that it took first.
//
// As prosemirror-collab does it: undo ours, do theirs, do ours again where they stand now. It differs in what it never lets go.
// There, what somebody typed into a paragraph that another deleted at the same time is gone, and a deletion takes along what
// others typed inside of it. Here text that was typed stays: a deletion spares what its author had not seen, and what was typed
// into deleted text is put where that was.
import { pm } from "./editor.js";

const { AddMarkStep, AttrStep, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, insertPoint } = pm.transform;

const hasContent = (fragment) => {
  let found = false;
  fragment.descendants((node) => {
    found ||= node.isText || node.isLeaf;
    return !found;
  });
  return found;
};

// Unsent are entries {n, steps: [{step, inverted}]}, in order; theirs are steps. Gives the entries as they are now, whether each
// step came out as one step again, and values that have no place any more.
export function rebase(tr, unsent, theirs) {
  const ours = unsent.flatMap((entry) => entry.steps);
  for (let i = ours.length - 1; i >= 0; i -= 1) tr.step(ours[i].inverted);
  for (const step of theirs) tr.step(step);
  const work = new Rebasing(tr, ours.length);
  const entries = unsent.map((entry) => ({ ...entry, steps: entry.steps.flatMap(({ step }) => work.redo(step)) }));
  return { unsent: entries.filter((entry) => entry.steps.length > 0), isClean: work.isClean, homeless: work.homeless };
}

// The ranges that a step put in.
function put(map) {
  const ranges = [];
  map.forEach((oldStart, oldEnd, from, to) => { if (from < to) ranges.push([from, to]); });
  return ranges;
}

class Rebasing {
  constructor(tr, count) {
    this.tr = tr;
    this.from = count;
    this.isClean = true;
    this.homeless = [];
    this.rescued = null;
    // What was put in, as it stands now: theirs, and ours, which had another place before.
    this.ranges = [];
    for (const map of tr.mapping.maps.slice(count)) {
      this.follow(map);
      for (const [from, to] of put(map)) this.ranges.push({ isOurs: false, from, to });
    }
  }

  follow(map) {
    for (const range of this.ranges) [range.from, range.to] = [map.map(range.from, 1), map.map(range.to, -1)];
    this.ranges = this.ranges.filter((range) => range.from < range.to);
  }

  redo(step) {
    const { tr } = this;
    const mapping = tr.mapping.slice(this.from);
    this.from -= 1;
    const before = tr.steps.length;
    const rescued = this.rescued;
    this.rescued = null;
    this.isExact = true;
    if (step instanceof ReplaceStep && !step.structure) this.replace(step, mapping, rescued);
    else if (step instanceof ReplaceAroundStep && !step.structure) this.pull(step, mapping);
    else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) this.mark(step, mapping);
    else this.plain(step, mapping);
    const made = tr.steps.length - before;
    if (made > 0) tr.mapping.setMirror(this.from, tr.steps.length - 1);
    if (made > 1) this.isClean = false;
    this.remember(step, before);
    return tr.steps.slice(before).map((step, i) => ({ step, inverted: step.invert(tr.docs[before + i]) }));
  }

  // Where what the step put in is now, and where it was.
  remember(step, before) {
    const was = step.getMap();
    for (const range of this.ranges) {
      if (range.isOurs) [range.wasFrom, range.wasTo] = [was.map(range.wasFrom, 1), was.map(range.wasTo, -1)];
    }
    const maps = this.tr.mapping.maps.slice(before);
    maps.forEach((map) => this.follow(map));
    if (!step.slice || !hasContent(step.slice.content) || maps.length === 0) return;
    const [old, now] = [put(was), put(maps.at(-1))];
    const isExact = this.isExact && old.length === now.length;
    now.forEach(([from, to], i) => {
      const [wasFrom, wasTo] = isExact ? old[i] : [old[0][0], old.at(-1)[1]];
      const last = this.ranges.at(-1);
      // Typed on from the letters before.
      if (last?.isOurs && last.isExact && isExact && last.to === from && last.wasTo === wasFrom) Object.assign(last, { to, wasTo });
      else this.ranges.push({ isOurs: true, isExact, from, to, wasFrom, wasTo });
    });
  }

  // What stands in a range and was not in the one that the step took away.
  spared(from, to, step) {
    const isTaken = (range) => {
      if (!range.isOurs || range.wasTo <= step.from || range.wasFrom >= step.to) return false;
      return range.isExact || (range.wasFrom >= step.from && range.wasTo <= step.to);
    };
    return this.ranges
      .filter((range) => range.from < to && range.to > from && !isTaken(range))
      .map((range) => [Math.max(from, range.from), Math.min(to, range.to)])
      .filter(([start, end]) => hasContent(this.tr.doc.slice(start, end).content))
      .sort((a, b) => a[0] - b[0]);
  }

  plain(step, mapping) {
    const mapped = step.map(mapping);
    if (mapped && this.does(mapped)) return;
    if (step instanceof AttrStep && typeof step.value === "string" && step.value !== "") this.homeless.push(step.value);
    else if (step.slice && hasContent(step.slice.content)) this.rescue(step, mapping.map(step.from), null);
  }

  // Only where it makes a difference: undone again, it must leave alone what others marked.
  mark(step, mapping) {
    const mapped = step.map(mapping);
    if (!mapped) return;
    if (step instanceof AddMarkStep) this.tr.addMark(mapped.from, mapped.to, step.mark);
    else this.tr.removeMark(mapped.from, mapped.to, step.mark);
  }

  // Replaces what stands before the gap and pulls the gap up to it.
  pull(step, mapping) {
    const mapped = step.map(mapping);
    const spared = mapped ? this.spared(mapped.from, mapped.gapFrom, { from: step.from, to: step.gapFrom }) : [];
    if (spared.length > 0) this.replaceAround(step, { from: mapped.from, to: mapped.gapFrom }, spared);
    else this.plain(step, mapping);
  }

  replace(step, mapping, rescued) {
    if (rescued && step.from === step.to && step.from === rescued.next) {
      return this.rescue(step, this.tr.mapping.slice(rescued.after).map(rescued.end), rescued);
    }
    let mapped = step.map(mapping);
    // Its two ends may have come apart, but nothing was to be taken away between them.
    if (mapped && step.from === step.to) mapped = new ReplaceStep(mapped.from, mapped.from, step.slice);
    const spared = mapped && step.from < step.to ? this.spared(mapped.from, mapped.to, step) : [];
    if (spared.length > 0) return this.replaceAround(step, mapped, spared);
    if (mapped && this.does(mapped)) return;
    if (hasContent(step.slice.content)) this.rescue(step, mapping.map(step.from, -1), null);
  }

  replaceAround(step, { from, to }, spared) {
    const { tr } = this;
    const pieces = [];
    let start = from;
    for (const [spareStart, spareEnd] of spared) {
      if (spareStart > start) pieces.push([start, spareStart]);
      start = Math.max(start, spareEnd);
    }
    if (start < to) pieces.push([start, to]);
    const before = tr.steps.length;
    for (const [pieceStart, pieceEnd] of pieces.reverse()) this.attempt(() => tr.delete(pieceStart, pieceEnd));
    if (hasContent(step.slice.content)) this.rescue(step, tr.mapping.slice(before).map(from, -1), null);
  }

  // Does a step, if it can be done, and undone to the letter: it will be, the next time that others are first.
  does(step) {
    return this.attempt(() => {
      const { doc } = this.tr;
      const made = step.apply(doc);
      const undone = made.failed ? made : step.invert(doc).apply(made.doc);
      if (undone.failed || !undone.doc.eq(doc)) throw new RangeError(undone.failed ?? "it cannot be undone");
      this.tr.step(step);
    });
  }

  // What does not go is not done.
  attempt(act) {
    const { length } = this.tr.steps;
    try {
      act();
    } catch (error) {
      if (!(error instanceof RangeError) && error.name !== "TransformError" && error.name !== "ReplaceError") throw error;
    }
    return this.tr.steps.length > length;
  }

  // Puts in what a step brought, at or near a position. What is typed on from it follows it.
  rescue(step, position, previous) {
    const { tr } = this;
    const { slice } = step;
    this.isExact = this.puts(slice, position, previous) || this.putsInto(slice, position);
    if (!this.isExact) this.putsText(slice, position);
    const map = tr.mapping.maps.at(-1);
    map.forEach((oldStart, oldEnd, start, end) => { this.rescued = { next: step.from + slice.size, end, after: tr.steps.length }; });
  }

  // As it is, where text stands already.
  puts(slice, position, previous) {
    const isInText = this.tr.doc.resolve(position).parent.inlineContent;
    return isInText && (previous || slice.openStart + slice.openEnd === 0) && this.does(new ReplaceStep(position, position, slice));
  }

  // In a paragraph made for it. The step that puts it in is as long as it was, so that what follows finds its place in it.
  putsInto(slice, position) {
    const { tr } = this;
    const { paragraph } = tr.doc.type.schema.nodes;
    const place = insertPoint(tr.doc, position, paragraph) ?? tr.doc.resolve(position).after(1);
    if (!this.attempt(() => tr.insert(place, paragraph.create()))) return false;
    return this.does(new ReplaceStep(place + 1, place + 1, slice));
  }

  // Its text at least.
  putsText(slice, position) {
    const { tr } = this;
    const { schema } = tr.doc.type;
    const texts = slice.content.textBetween(0, slice.content.size, "\n", " ").split("\n").filter((line) => line !== "");
    const $position = tr.doc.resolve(position);
    const at = $position.depth > 0 ? $position.after(1) : position;
    const things = [];
    slice.content.descendants((node) => { if (node.isBlock && node.isAtom) things.push(node); });
    tr.insert(at, [...texts.map((line) => schema.nodes.paragraph.create(null, schema.text(line))), ...things]);
  }
}
