// Brings steps that the server does not have yet upon others' that it took first.
//
// As prosemirror-collab does it: undo ours, do theirs, do ours again where they stand now. It differs in what it never lets go.
// There, what somebody typed into a paragraph that another deleted at the same time is gone, and a deletion takes along what
// others typed inside of it. Here text that was typed stays: a deletion takes away what its author saw, piece by piece wherever
// that is now, and nothing else; what was typed into deleted text is put where that was.
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

// What a map replaced: ranges before it and after it.
function rangesOf(map) {
  const ranges = [];
  map.forEach((oldStart, oldEnd, newStart, newEnd) => ranges.push({ oldStart, oldEnd, newStart, newEnd }));
  return ranges;
}

// Whether a step puts in the same as another: only then does a place in what the one put in lead to a place in what the other did.
function isAgain(step, other) {
  if (!step.slice?.eq(other.slice)) return false;
  const [now, was] = [rangesOf(step.getMap()), rangesOf(other.getMap())];
  return now.length === was.length && now.every(({ newStart, newEnd }, i) => newEnd - newStart === was[i].newEnd - was[i].newStart);
}

// Where what stood in a range is now: ranges, in the order in which it stood. What others took away is in none of them, nor is
// what they put in between; what was put in again at another place is found there.
function whereabouts(mapping, from, to) {
  const found = [];
  const open = [[from, to, mapping.from]];
  while (open.length > 0) {
    const [start, end, index] = open.pop();
    if (start >= end) continue;
    if (index < mapping.to) open.push(...parts(mapping, start, end, index).reverse());
    else if (found.at(-1)?.[1] === start) found.at(-1)[1] = end;
    else found.push([start, end]);
  }
  return found;
}

// What one map makes of a range: its parts, each with the index of the map that is next for it.
function parts(mapping, from, to, index) {
  const made = [];
  let [start, shift] = [from, 0];
  rangesOf(mapping.maps[index]).forEach(({ oldStart, oldEnd, newEnd }, i) => {
    if (oldStart >= to) return;
    if (oldEnd > from) {
      made.push([start + shift, oldStart + shift, index + 1]);
      const mirror = oldStart < oldEnd ? mapping.getMirror(index) : null;
      if (mirror > index && mirror < mapping.to) {
        const there = rangesOf(mapping.maps[mirror])[i].newStart - oldStart;
        made.push([Math.max(start, oldStart) + there, Math.min(to, oldEnd) + there, mirror + 1]);
      }
      start = oldEnd;
    }
    shift = newEnd - oldEnd;
  });
  return [...made, [start + shift, to + shift, index + 1]];
}

class Rebasing {
  constructor(tr, count) {
    this.tr = tr;
    this.from = count;
    this.isClean = true;
    this.homeless = [];
    this.rescued = null;
  }

  redo(step) {
    const { tr } = this;
    const mapping = tr.mapping.slice(this.from);
    this.from -= 1;
    const before = tr.steps.length;
    const rescued = this.rescued;
    this.rescued = null;
    if (step instanceof ReplaceStep) this.replace(step, mapping, rescued);
    else if (step instanceof ReplaceAroundStep) this.pull(step, mapping);
    else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) this.mark(step, mapping);
    else this.plain(step, mapping);
    const made = tr.steps.length - before;
    if (made > 0 && isAgain(tr.steps.at(-1), step)) tr.mapping.setMirror(this.from, tr.steps.length - 1);
    if (made > 1) this.isClean = false;
    return tr.steps.slice(before).map((step, i) => ({ step, inverted: step.invert(tr.docs[before + i]) }));
  }

  plain(step, mapping) {
    const mapped = step.map(mapping);
    if (mapped && this.does(mapped)) return;
    if (step instanceof AttrStep && typeof step.value === "string" && step.value !== "") this.homeless.push(step.value);
  }

  // Only where it makes a difference: undone again, it must leave alone what others marked.
  mark(step, mapping) {
    const mapped = step.map(mapping);
    if (!mapped) return;
    if (step instanceof AddMarkStep) this.tr.addMark(mapped.from, mapped.to, step.mark);
    else this.tr.removeMark(mapped.from, mapped.to, step.mark);
  }

  // Keeps what stands in the gap, whatever that is now, and replaces what stands around it.
  pull(step, mapping) {
    const mapped = step.map(mapping);
    const head = step.from < step.gapFrom ? whereabouts(mapping, step.from, step.gapFrom) : mapped && [[mapped.from, mapped.from]];
    const tail = step.gapTo < step.to ? whereabouts(mapping, step.gapTo, step.to) : mapped && [[mapped.to, mapped.to]];
    if (head?.length === 1 && tail?.length === 1) {
      const [[from, gapFrom], [gapTo, to]] = [head[0], tail[0]];
      if (gapFrom <= gapTo && this.does(new ReplaceAroundStep(from, to, gapFrom, gapTo, step.slice, step.insert, step.structure))) return;
    }
    if (!step.structure) this.replacePieces(step, [...head ?? [], ...tail ?? []], mapping.map(step.from, -1));
  }

  replace(step, mapping, rescued) {
    if (step.from === step.to) return this.insert(step, mapping, rescued);
    const pieces = whereabouts(mapping, step.from, step.to);
    if (pieces.length === 1 && this.does(new ReplaceStep(...pieces[0], step.slice, step.structure))) return;
    if (!step.structure) this.replacePieces(step, pieces, mapping.map(step.from, -1));
  }

  insert(step, mapping, rescued) {
    if (rescued && step.from === rescued.next) {
      return this.rescue(step, this.tr.mapping.slice(rescued.after).map(rescued.end), rescued);
    }
    const mapped = step.map(mapping);
    // Its two ends may have come apart, but nothing was to be taken away between them.
    if (mapped && this.does(new ReplaceStep(mapped.from, mapped.from, step.slice, step.structure))) return;
    this.replacePieces(step, [], mapping.map(step.from, -1));
  }

  // Takes away what the step did, and nothing else, and puts in what it brought.
  replacePieces(step, pieces, position) {
    const { tr } = this;
    const before = tr.steps.length;
    for (const [from, to] of pieces.toSorted((a, b) => b[0] - a[0])) this.attempt(() => tr.delete(from, to));
    if (hasContent(step.slice.content)) this.rescue(step, tr.mapping.slice(before).map(position, -1), null);
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
    if (!this.puts(slice, position, previous) && !this.putsInto(slice, position)) this.putsText(slice, position);
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
