import { inPieces, type NetworkView, type ViewField, type ViewValue } from "./network-view.ts";

/** Writes what graphology's `graph.export()` gives, as JSON, a piece at a time. */
export function writeGraphology(view: NetworkView): Iterable<string> {
  return inPieces(graphologyParts(view));
}

function* graphologyParts(view: NetworkView): Generator<string> {
  const options = { type: "directed", multi: true, allowSelfLoops: true };
  yield `{"options":${JSON.stringify(options)},"attributes":${JSON.stringify(view.about)},`;
  yield '"nodes":[';
  let comma = "\n";
  for (const { id, values } of view.nodes()) {
    const attributes = attributesOf(view.nodeFields, values);
    yield `${comma}${JSON.stringify({ key: id, attributes })}`;
    comma = ",\n";
  }
  yield '],\n"edges":[';
  comma = "\n";
  let count = 0;
  for (const { source, target, values } of view.edges()) {
    const attributes = attributesOf(view.edgeFields, values);
    yield `${comma}${JSON.stringify({ key: String(count++), source, target, attributes })}`;
    comma = ",\n";
  }
  yield "]}\n";
}

function attributesOf(fields: readonly ViewField[], values: readonly ViewValue[]) {
  return Object.fromEntries(
    fields.flatMap(({ name }, at) => {
      const value = values[at] ?? null;
      if (value === null) return [];
      return [[name, Number.isNaN(value) ? "NaN" : value]]; // JSON has no NaN
    }),
  );
}
