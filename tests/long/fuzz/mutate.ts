import { type Draw, oneOf } from "../../support/drawer.ts";
import { ODD } from "./words.ts";

type Container = Record<string, unknown> | unknown[];
type Change = (value: unknown, draw: Draw) => unknown;

/** Values of every kind that no schema expects, or that lie beside every bound. */
const STRANGE: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 2, 0.5, -0, 1e308, -1e308, 1e-320, 2 ** 31, 2 ** 53, 1e21],
  ...[[], {}, [[]], [null], [{}], { a: 1 }, "", "1", "NaN", "Infinity"],
  ...["2024-01-01", ["@CHN"], [1, "a", null], { low: 1, high: 0 }, { distribution: "normal" }],
];

const CHANGES: readonly Change[] = [
  (_value, draw) => oneOf(STRANGE, draw),
  (_value, draw) => oneOf(STRANGE, draw),
  (_value, draw) => oneOf(ODD, draw),
  (value) => [value],
  (value) => ({ value }),
  (value, draw) => (typeof value === "number" ? value * 10 ** (draw(40) - 20) : String(value)),
  (value) => (typeof value === "number" ? -value : [value, value]),
  (_value, draw) => nested(draw),
  (value, draw) => Array.from({ length: oneOf([13, 101, 1001, 20_000], draw) }, () => value),
];

/** The same body with one to three faults, or what may be one. */
export function mutated(body: unknown, draw: Draw): unknown {
  let root = structuredClone(body);
  for (let faults = 1 + draw(3); faults > 0; faults--) {
    const places = placesOf(root);
    const place = places[draw(places.length + 1)];
    if (!place) {
      root = draw(4) === 0 ? oneOf(CHANGES, draw)(root, draw) : withField(root, draw);
      continue;
    }
    const { holder, key } = place;
    const what = draw(5);
    if (what === 0) removeAt(holder, key);
    else if (what === 1) withField(valueAt(holder, key), draw);
    else setAt(holder, key, oneOf(CHANGES, draw)(valueAt(holder, key), draw));
  }
  return root;
}

interface PlaceOf {
  readonly holder: Container;
  readonly key: string;
}

function placesOf(value: unknown, found: PlaceOf[] = []): PlaceOf[] {
  if (typeof value !== "object" || value === null || found.length > 500) return found;
  const holder = value as Container;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    placesOf(valueAt(holder, key), found);
  }
  return found;
}

function valueAt(holder: Container, key: string): unknown {
  return (holder as Record<string, unknown>)[key];
}

function setAt(holder: Container, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    ...{ value, configurable: true, enumerable: true, writable: true },
  });
}

function removeAt(holder: Container, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** A field that no schema has, in objects; what is none stays. */
function withField(value: unknown, draw: Draw): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  // Defined, not set: of `__proto__` a field is made.
  setAt(
    value as Container,
    oneOf([...ODD, "extra", "Targets", "size "], draw),
    oneOf(STRANGE, draw),
  );
  return value;
}

function nested(draw: Draw): unknown {
  const isList = draw(2) === 0;
  let value: unknown = 1;
  for (let depth = oneOf([20, 101, 2000], draw); depth > 0; depth--)
    value = isList ? [value] : { a: value };
  return value;
}

/** Text that is no JSON, or not the JSON that it seems to be. */
export function brokenText(text: string, draw: Draw): string {
  const at = draw(text.length);
  const changes: readonly (() => string)[] = [
    () => text.slice(0, at),
    () => `\ufeff${text}`,
    () => text.replace(/\d+/, oneOf(["NaN", "Infinity", "01", "1.", "0x1", "1e99999", "-"], draw)),
    () => text.replace(/}$/, ",}"),
    () => text.replace(/^{/, '{"__proto__": {"isAdmin": true}, '),
    () => text.replace(/^{/, '{"size": 1, "size": 2, '),
    () => `${text}${text}`,
    () => `${text.slice(0, at)}${oneOf(ODD, draw)}${text.slice(at)}`,
    () => text.replaceAll('"', "'"),
    () => "[".repeat(oneOf([50, 150_000], draw)),
    () => oneOf(["", "null", "1", '"a"', "[]", "true", "{", "undefined", "<a/>"], draw),
  ];
  return oneOf(changes, draw)();
}
