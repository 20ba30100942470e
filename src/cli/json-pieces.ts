/** Pieces are about as long. */
const PIECE = 1 << 16;

/** What has fields that come one by one. */
type Fields = Iterable<readonly [name: string, value: unknown]>;

/**
 * A result as one JSON document, piece by piece: the same bytes as `JSON.stringify(result, null, 2)`, where fields that
 * are no arrays and can be gone through stand for objects. No text of the whole is made.
 */
export function* jsonPieces(result: object): Generator<string> {
  let piece = "";
  let before = "{\n  ";
  for (const [name, value] of Object.entries(result)) {
    const start = `${before}${JSON.stringify(name)}: `;
    if (isFields(value)) {
      piece += start;
      let within = "{\n    ";
      for (const [key, figure] of value) {
        piece += `${within}${JSON.stringify(key)}: ${inFields(figure, "\n    ")}`;
        within = ",\n    ";
        if (piece.length < PIECE) continue;
        yield piece;
        piece = "";
      }
      piece += within.startsWith("{") ? "{}" : "\n  }";
    } else {
      const text = inFields(value, "\n  ");
      if (text === undefined) continue;
      piece += start + text;
    }
    before = ",\n  ";
  }
  yield `${piece}${before.startsWith("{") ? "{" : "\n"}}\n`;
}

/** Line ends inside of texts are escaped: those that are there are between values. */
function inFields(value: unknown, lineEnd: string): string | undefined {
  if (typeof value !== "object") return JSON.stringify(value);
  return JSON.stringify(value, null, 2).replaceAll("\n", lineEnd);
}

function isFields(value: unknown): value is Fields {
  return (
    typeof value === "object" && value !== null && Symbol.iterator in value && !Array.isArray(value)
  );
}
