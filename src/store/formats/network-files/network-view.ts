/** What a column of nodes or links holds. */
export interface ViewField {
  /** As files of other programs call it, in small letters. */
  readonly name: string;
  readonly type: "text" | "number";
}

/** A cell: null is not stated; NaN is a number that is stated to be unknown. */
export type ViewValue = string | number | null;

export interface ViewNode {
  readonly id: string;
  /** As many as there are fields. */
  readonly values: readonly ViewValue[];
}

export interface ViewEdge {
  readonly source: string;
  readonly target: string;
  readonly values: readonly ViewValue[];
}

/**
 * A network as other programs know one: nodes and directed links with flat attributes. Nodes and links are
 * made one by one while they are written.
 */
export interface NetworkView {
  readonly id: string;
  /** What is said of the network as a whole: title, home, ...; by names in small letters. */
  readonly about: Readonly<Record<string, string>>;
  readonly nodeFields: readonly ViewField[];
  readonly edgeFields: readonly ViewField[];
  nodes(): Iterable<ViewNode>;
  edges(): Iterable<ViewEdge>;
  /** What the network says and a view of it does not, for people; empty: nothing is left out. */
  readonly leftOut: readonly string[];
}

/** Characters in one piece of a file. */
const PIECE = 1 << 16;

/** Text put together to pieces that are worth sending, one after another. */
export function* inPieces(parts: Iterable<string>): Generator<string> {
  let piece = "";
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}
