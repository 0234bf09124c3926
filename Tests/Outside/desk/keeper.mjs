// The documents of the stand-in desk: applies steps as ProseMirror does. One JSON object a line in, one out.
import { createInterface } from "node:readline";

globalThis.window = globalThis;
globalThis.document = { documentElement: { style: {} }, createElement: () => ({ style: {}, append() {} }), addEventListener() {} };
const { pm } = await import(`${process.argv[2]}/editor.js`);
const { schema } = await import(`${process.argv[2]}/schema.js`);
const documents = new Map();

function answer({ open, document, apply, steps, get }) {
  if (open) {
    documents.set(open, schema.nodeFromJSON(document));
    return {};
  }
  if (get) return { document: documents.get(get).toJSON() };
  let doc = documents.get(apply);
  for (const json of steps) {
    const result = pm.transform.Step.fromJSON(schema, json).apply(doc);
    if (result.failed) return { fault: result.failed };
    doc = result.doc;
  }
  doc.check();
  documents.set(apply, doc);
  return {};
}

for await (const line of createInterface({ input: process.stdin })) {
  let made;
  try {
    made = answer(JSON.parse(line));
  } catch (error) {
    made = { fault: String(error) };
  }
  console.log(JSON.stringify(made));
}
