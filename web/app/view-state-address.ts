import {
  COLUMN_SETS,
  type ColumnSet,
  DATA_COLUMNS,
  MAP_COLUMNS,
  SORT_COLUMNS,
} from "./sort-columns.ts";

/** What is shown, as far as a link carries it. `null` and empty mean: the default. */
export interface ViewState {
  readonly g: string | null;
  readonly home: readonly string[] | null;
  readonly trusted: readonly string[] | null;
  readonly adversary: readonly string[] | null;
  /** foreign, untrusted, adversary or a country's code. */
  readonly on: string | null;
  /** Target that is selected: a product, `product@COUNTRY`, `@COUNTRY`, `#firm`, ... */
  readonly sel: string | null;
  /** Second target, for a route between two. */
  readonly to: string | null;
  readonly kind: readonly string[];
  readonly tier: readonly string[];
  readonly lane: readonly string[];
  readonly maker: readonly string[];
  readonly status: readonly string[];
  readonly q: string;
  /** Least score shown at full strength, 0..1. */
  readonly min: number;
  /** Least dependency shown at full strength, 0..1. */
  readonly dep: number;
  readonly view: "graph" | "table";
  /** How many times its usual height the graph has. */
  readonly zoom: number;
  readonly by: "product" | "producer" | "country" | "firm" | "input";
  /** Sector whose loss alone counts. */
  readonly for: string | null;
  /** What stands beside name and score in a ranking. */
  readonly cols: ColumnSet;
  /** Column, with `-` in front for falling. */
  readonly sort: string | null;
  /** Scenarios side by side: ids of presets or saved ones; unsaved ones stand after the `#`. */
  readonly a: string | null;
  readonly b: string | null;
  readonly c: string | null;
  readonly d: string | null;
  /** Day of a scenario that is looked at. */
  readonly day: number | null;
  /** Which scenario the flow shows; `diff`: B less A. */
  readonly show: (typeof SHOWN)[number];
  /** How often a scenario's uncertain numbers are drawn; null: not at all. */
  readonly runs: number | null;
  /** What the map is coloured by. */
  readonly measure: (typeof MEASURES)[number];
  /** What the firms of a large network are put together by. */
  readonly group: (typeof GROUPS)[number];
  /** How far around what is selected is shown, in links; null: as far as the view shows by itself. */
  readonly steps: number | null;
  /** Which table of the data set is read. */
  readonly table: string | null;
  /** Key of the row that is opened in it. */
  readonly row: string | null;
  /** Which figures of the data set are listed; null: all. */
  readonly only: (typeof ONLY)[number] | null;
  /** Step of the guided tour; null: none is under way. */
  readonly tour: number | null;
  readonly lang: "en" | "ja" | null;
  readonly theme: "light" | "dark" | null;
}

/** A part of the address that was not understood and therefore ignored. */
export interface AddressNote {
  readonly key: string;
  readonly text: string;
}

export interface ReadAddress {
  readonly state: ViewState;
  readonly notes: readonly AddressNote[];
}

const ID = /^[a-z0-9][a-z0-9._-]*$/i;
const TARGET = /^[^\s,]{1,400}$/;
const COUNTRY = /^[A-Z][A-Z0-9_-]{1,15}$/;
const VIEWS = ["graph", "table"] as const;
const BY = ["product", "producer", "country", "firm", "input"] as const;
const SHOWN = ["a", "b", "c", "d", "diff"] as const;
const MEASURES = ["loss", "share", "dependency", "governance"] as const;
const GROUPS = ["industry", "country", "community"] as const;
const ONLY = ["used", "disputed", "unsourced", "old"] as const;
const MOST_STEPS = 3;
/** Beyond, every product of any data set has a row of its own. */
export const MOST_ZOOM = 12;
const MOST_RUNS = 1000;
const MOST_DAYS = 18_263;
const MOST_TOUR = 99;
const MOST_ROW_KEY = 600;
const LANGS = ["en", "ja"] as const;
const THEMES = ["light", "dark"] as const;

/** Whom dependency is counted on, but for a single country. */
export const SCOPES: readonly string[] = ["foreign", "untrusted", "adversary"];
/** Kinds of products that filters know. */
export const KINDS: readonly string[] = ["material", "component", "tool", "sector"];
/** How a figure may be backed. */
export const STATUSES: readonly string[] = [
  "reported",
  "estimated",
  "withheld",
  "judgement",
  "missing",
];
const isSortColumn = (text: string) =>
  [...SORT_COLUMNS, ...DATA_COLUMNS, ...MAP_COLUMNS].some((column) => column === text);

export const DEFAULT_STATE: ViewState = {
  g: null,
  home: null,
  trusted: null,
  adversary: null,
  on: null,
  sel: null,
  to: null,
  kind: [],
  tier: [],
  lane: [],
  maker: [],
  status: [],
  q: "",
  min: 0,
  dep: 0,
  view: "graph",
  zoom: 1,
  by: "product",
  for: null,
  cols: "usual",
  sort: null,
  a: null,
  b: null,
  c: null,
  d: null,
  day: null,
  show: "a",
  runs: null,
  measure: "loss",
  group: "industry",
  steps: null,
  table: null,
  row: null,
  only: null,
  tour: null,
  lang: null,
  theme: null,
};

/** Reads one key after another and notes what it cannot use. */
class Reader {
  readonly notes: AddressNote[] = [];
  readonly params: URLSearchParams;

  constructor(params: URLSearchParams) {
    this.params = params;
  }

  text(key: string, allowed: (text: string) => boolean): string | null {
    const text = this.params.get(key);
    if (text === null || text === "") return null;
    if (allowed(text)) return text;
    this.notes.push({ key, text });
    return null;
  }

  choice<T extends string>(key: string, options: readonly T[]): T | null {
    const text = this.text(key, (candidate) => options.some((option) => option === candidate));
    return options.find((option) => option === text) ?? null;
  }

  /** A comma list; `null` if the key is absent, empty if it is there without a value. */
  list(key: string, allowed: (text: string) => boolean): string[] | null {
    const text = this.params.get(key);
    if (text === null) return null;
    const parts = text.split(",").filter((part) => part !== "");
    const good = [...new Set(parts.filter(allowed))];
    for (const part of parts) if (!allowed(part)) this.notes.push({ key, text: part });
    return good.length === 0 && parts.length > 0 ? null : good;
  }

  whole(key: string, least: number, most: number): number | null {
    const text = this.text(key, (candidate) => {
      const number = Number(candidate);
      return Number.isInteger(number) && number >= least && number <= most;
    });
    return text === null ? null : Number(text);
  }

  fraction(key: string): number {
    const text = this.text(key, (candidate) => {
      const number = Number(candidate);
      return Number.isFinite(number) && number >= 0 && number <= 1;
    });
    return text === null ? 0 : Number(text);
  }
}

const isId = (text: string) => ID.test(text);
const isTarget = (text: string) => TARGET.test(text);
const isCountry = (text: string) => COUNTRY.test(text);

/**
 * Reads the state of the view from an address. Whatever it does not understand is left at its
 * default and reported in `notes`; it never fails.
 */
export function readAddress(params: URLSearchParams): ReadAddress {
  const read = new Reader(params);
  const state: ViewState = {
    g: read.text("g", isId),
    home: nonEmpty(read.list("home", isCountry)),
    trusted: read.list("trusted", isCountry),
    adversary: read.list("adversary", isCountry),
    on: read.text("on", (text) => SCOPES.includes(text) || isCountry(text)),
    sel: read.text("sel", isTarget),
    to: read.text("to", isTarget),
    kind: read.list("kind", (text) => KINDS.includes(text)) ?? [],
    tier: read.list("tier", isId) ?? [],
    lane: read.list("lane", isId) ?? [],
    maker: read.list("maker", isCountry) ?? [],
    status: read.list("status", (text) => STATUSES.includes(text)) ?? [],
    q: read.text("q", (text) => text.length <= 200) ?? "",
    min: read.fraction("min"),
    dep: read.fraction("dep"),
    view: read.choice("view", VIEWS) ?? "graph",
    zoom: read.whole("zoom", 1, MOST_ZOOM) ?? 1,
    by: read.choice("by", BY) ?? "product",
    for: read.text("for", isId),
    cols: read.choice("cols", COLUMN_SETS) ?? "usual",
    sort: read.text("sort", (text) => isSortColumn(text.replace(/^-/, ""))),
    a: read.text("a", isId),
    b: read.text("b", isId),
    c: read.text("c", isId),
    d: read.text("d", isId),
    day: read.whole("day", 0, MOST_DAYS),
    show: read.choice("show", SHOWN) ?? "a",
    runs: read.whole("runs", 2, MOST_RUNS),
    measure: read.choice("measure", MEASURES) ?? "loss",
    group: read.choice("group", GROUPS) ?? "industry",
    steps: read.whole("steps", 1, MOST_STEPS),
    table: read.text("table", isId),
    row: read.text("row", (text) => text.length <= MOST_ROW_KEY),
    only: read.choice("only", ONLY),
    tour: read.whole("tour", 1, MOST_TOUR),
    lang: read.choice("lang", LANGS),
    theme: read.choice("theme", THEMES),
  };
  return { state, notes: read.notes };
}

/**
 * The address of a state: keys in a fixed order, defaults left out.
 * @param others parameters of another origin, kept as they are
 */
export function writeAddress(state: ViewState, others = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams();
  for (const key of Object.keys(DEFAULT_STATE) as (keyof ViewState)[]) {
    const text = writeValue(key, state[key]);
    if (text !== null) params.set(key, text);
  }
  for (const [key, text] of others) if (!(key in DEFAULT_STATE)) params.set(key, text);
  return params;
}

/**
 * What stands after the `#` once a state has changed: unsaved scenarios speak of the products of one
 * data set, and do not go along to another.
 */
export function keptHash(hash: string, before: ViewState, patch: Partial<ViewState>): string {
  return patch.g === undefined || patch.g === before.g ? hash : "";
}

function writeValue(key: keyof ViewState, value: ViewState[keyof ViewState]): string | null {
  if (value === null || value === DEFAULT_STATE[key]) return null;
  if (Array.isArray(value)) {
    // An empty choice of countries differs from no choice; an empty filter does not.
    return value.length === 0 && DEFAULT_STATE[key] !== null ? null : value.join(",");
  }
  return String(value);
}

function nonEmpty(list: string[] | null): string[] | null {
  return list && list.length > 0 ? list : null;
}
