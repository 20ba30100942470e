/** Ids of the networks that are asked: small ones, so that no valid question takes long. */
export const GRAPHS = { products: "magnets", firms: "firms" } as const;

const PRODUCTS = ["ore", "oxide", "magnet", "ferrite", "missile", "ev"];
const COUNTRIES = ["CHN", "USA", "JPN", "DEU", "AUS", "UNK"];
const TARGETS = ["@CHN", "magnet", "ore", "ore@CHN", "magnet@JPN", "ore->oxide", "oxide->magnet"];
const FIRMS = ["f0", "f1", "f2", "f3"];

/** Texts that mean something in a field of this name. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  targets: TARGETS,
  target: [...TARGETS, ...FIRMS],
  source: FIRMS,
  subject: ["magnet", "missile", "CHN", "ore"],
  products: PRODUCTS,
  product: PRODUCTS,
  for: ["missile", "ev"],
  from: [...PRODUCTS, ...FIRMS],
  to: [...PRODUCTS, ...FIRMS, "USA"],
  of: FIRMS,
  firm: FIRMS,
  firms: FIRMS,
  home: COUNTRIES,
  trusted: COUNTRIES,
  adversary: COUNTRIES,
  countries: COUNTRIES,
  country: COUNTRIES,
  sellers: COUNTRIES,
  buyers: COUNTRIES,
  on: ["foreign", "untrusted", "adversary", "CHN"],
  other: [GRAPHS.products],
  graph: [GRAPHS.products, GRAPHS.firms],
  importance: ["equal", "cars"],
  importanceSet: ["equal", "cars"],
  labels: ["JPN_A", "JPN_B", "USA_A"],
  origins: ["JPN", "USA"],
  id: ["net-1", "net-2", "net-3", "plan-1", "plan-2"],
  name: ["edges.csv", "nodes.csv", "net.json", "a.gexf"],
  text: ["source,target,weight\na,b,1\nb,a,2\n", "id\na\nb\n", "{}"],
  base64: ["c291cmNlLHRhcmdldAphLGIK", ""],
  asOf: ["2024", "2020"],
  q: ["a", "ore", ""],
  find: ["ore", "a"],
  nodes: [...FIRMS, "P", "W"],
  order: ["missile", "ev"],
  title: ["A net", "鉱石"],
};

/** Texts that fit many patterns. */
export const PLAIN = ["a", "A", "x-1", "USA", "2024", "7", "A name", "f0"];

/** Texts that programs stumble over. */
export const ODD = [
  ...[
    "",
    " ",
    "\0",
    "a\0b",
    "\r\nX-Injected: 1",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
  ],
  ...["NaN", "Infinity", "-0", "1e999", "0x10", "null", "undefined", "true", "[object Object]"],
  ...["\ud800", "\udc00x", "\u202egnp", "e\u0301", "\ufeffa", "鉱石", "🧲", "ﷺ", "İ", "ß"],
  ...["../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "/", "//", "C:\\x", "file:///etc/passwd", "~"],
  ...[
    "->",
    "@",
    "#",
    "ore->",
    "->ore",
    "ore@CHN@USA",
    "ore#",
    "a;b",
    "a,b",
    "'; drop table runs; --",
  ],
  ...[
    "<script>",
    "$(7*7)",
    "{{7*7}}",
    "%s%n",
    "*",
    ".",
    "x".repeat(300),
    "9".repeat(400),
    "ü".repeat(5000),
  ],
] as const;

/** Texts for a field, or a part of an address, by its name. */
export function wordsFor(name: string): readonly string[] {
  return Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? PLAIN) : PLAIN;
}
