/** Where in a JSON text a value stands. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

type Path = readonly (string | number)[];

const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,\]}]+/y;

/**
 * Finds a value in a JSON text that parses; the nearest part above it where it is missing.
 * @param path keys and places in lists, from the root
 */
export function placeInJson(text: string, path: Path): Place {
  const reader = new Reader(text);
  let place: Place | null = null;
  reader.value([], (at, from, to) => {
    const isOnTheWay = at.length <= path.length && at.every((key, i) => String(path[i]) === key);
    if (isOnTheWay && (place === null || from >= place.from)) place = { from, to };
  });
  return place ?? { from: 0, to: text.length };
}

type Visit = (path: readonly string[], from: number, to: number) => void;

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(path: readonly string[], visit: Visit): void {
    this.space();
    const from = this.at;
    const first = this.text[this.at];
    if (first === "{") this.members(path, visit, true);
    else if (first === "[") this.members(path, visit, false);
    else this.take(first === '"' ? STRING : SCALAR);
    visit(path, from, this.at);
  }

  private members(path: readonly string[], visit: Visit, hasKeys: boolean): void {
    const end = hasKeys ? "}" : "]";
    this.at += 1;
    for (let place = 0; this.at < this.text.length; place++) {
      this.space();
      if (this.text[this.at] === end) break;
      const key = hasKeys ? this.key() : String(place);
      this.value([...path, key], visit);
      this.space();
      if (this.text[this.at] === ",") this.at += 1;
    }
    this.at += 1;
  }

  private key(): string {
    const text = this.take(STRING);
    this.space();
    this.at += 1; // the colon
    return String(JSON.parse(text || '""'));
  }

  private take(form: RegExp): string {
    form.lastIndex = this.at;
    const [found = ""] = form.exec(this.text) ?? [];
    this.at += Math.max(1, found.length);
    return found;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? "x")) this.at += 1;
  }
}
