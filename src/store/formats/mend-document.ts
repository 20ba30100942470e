import type { TableName } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { NetworkDocument } from "../../model/network-document.ts";
import { copyToDepth, faultsOf, jsonPointer } from "../../model/zod-problems.ts";

type Path = readonly PropertyKey[];
type Container = Record<PropertyKey, unknown>;

/** What was left out of a document so that the rest can be read. */
export interface Damage {
  /** Ids whose own entries were lost: what refers to them, or sums over them, is no further fault. */
  readonly lostIds: ReadonlyMap<TableName, ReadonlySet<string>>;
  /** Tables that were lost as a whole. */
  readonly incomplete: ReadonlySet<TableName>;
  /** Pointer in the document as it was given, from one in the document that was read. */
  readonly asGiven: (pointer: string) => string;
  /** Whether a fault lies in the same product, group or row. */
  readonly isDamaged: (pointer: string) => boolean;
  /** Whether a problem may come only from what was left out. */
  readonly isEcho: (problem: Problem) => boolean;
}

export const UNDAMAGED: Damage = {
  lostIds: new Map(),
  incomplete: new Set(),
  asGiven: (pointer) => pointer,
  isDamaged: () => false,
  isEcho: () => false,
};

/** Field at fault, then the innermost list entry around what still is, the outermost, the whole table. */
const ROUNDS = 5;
/** Nothing that is left out lies deeper than this: products, product, supply, country. */
const DEPTH = 8;

/**
 * The parts of a document that follow the format: what is at fault is left out, by itself where the
 * format allows, else with the member, group, product or row that it belongs to.
 * @param faults what the format's schema found, with pointers
 * @returns null if nothing can be read
 */
export function mendDocument(
  value: object,
  faults: readonly Problem[],
): { readonly document: NetworkDocument; readonly damage: Damage } | null {
  const mender = new Mender(value);
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = NetworkDocument.safeParse(mender.root);
    if (parsed.success) return { document: parsed.data, damage: mender.damage(faults) };
    mender.leaveOut(faultsOf(parsed.error, mender.root).map(({ path }) => widened(path, round)));
  }
  return null;
}

function widened(path: Path, round: number): Path {
  if (round === 0) return path;
  const isIndex = (part: PropertyKey) => typeof part === "number";
  const at = round === 1 ? path.findLastIndex(isIndex) : path.findIndex(isIndex);
  return at < 0 || round > 2 ? path.slice(0, 1) : path.slice(0, at + 1);
}

class Mender {
  readonly root: Container;
  private readonly given: object;
  /** Where the entries of a list stood. */
  private readonly places = new WeakMap<readonly unknown[], number[]>();
  private readonly lostIds = new Map<TableName, Set<string>>();
  private readonly incomplete = new Set<TableName>();

  constructor(given: object) {
    this.given = given;
    this.root = copyToDepth(given, DEPTH) as Container;
  }

  leaveOut(paths: readonly Path[]): void {
    const entries = new Map<unknown[], Set<number>>();
    for (const path of paths) {
      this.remember(path);
      const last = path.at(-1);
      const parent = path.slice(0, -1).reduce(child, this.root as unknown);
      if (last === undefined || typeof parent !== "object" || parent === null) continue;
      if (Array.isArray(parent)) {
        entries.set(parent, (entries.get(parent) ?? new Set()).add(Number(last)));
      } else this.leaveOutField(parent, last);
    }
    for (const [list, at] of entries) this.leaveOutEntries(list, at);
  }

  damage(faults: readonly Problem[]): Damage {
    const pointers = faults.map(({ pointer }) => pointer ?? "");
    const damaged = new Set(pointers.map(entryOf));
    const has = (start: RegExp) => pointers.some((pointer) => start.test(pointer));
    const countriesLost = has(/^\/countries(\/|$)/);
    const sidesLost = has(SIDE);
    const maps = new Set(pointers.filter((pointer) => MAP.test(pointer)).map(entryOf));
    return {
      lostIds: this.lostIds,
      incomplete: this.incomplete,
      asGiven: (pointer) => this.asGiven(pointer),
      isDamaged: (pointer) => damaged.has(entryOf(pointer)),
      isEcho: ({ pointer = "", message }) =>
        (countriesLost && message.endsWith("is no country code")) ||
        (sidesLost && /^\/\w+$/.test(pointer) && SIDE.test(pointer)) ||
        (MAP.test(pointer) && maps.has(entryOf(pointer))),
    };
  }

  /** A field that must be there is an empty list; what it held is not known. */
  private leaveOutField(parent: object, field: PropertyKey): void {
    delete (parent as Container)[field];
    if (parent !== this.root || (field !== "products" && field !== "inputGroups")) return;
    this.root[field] = [];
    this.incomplete.add(field === "products" ? "products" : "inputs");
  }

  private leaveOutEntries(list: unknown[], left: ReadonlySet<number>): void {
    const stay = (_: unknown, at: number) => !left.has(at);
    const places = (this.places.get(list) ?? [...list.keys()]).filter(stay);
    list.splice(0, list.length, ...list.filter(stay));
    this.places.set(list, places);
  }

  /** Ids of lost products and firms, products of lost groups and members. */
  private remember(path: Path): void {
    const [table, at] = this.placesOf(path);
    const entry = [table ?? "", at ?? ""].reduce(child, this.given as unknown);
    if (table === "inputGroups") this.lose("inputs", child(entry, "product"));
    if ((table === "products" || table === "firmsIndex") && path.length === 2) {
      this.lose(table, child(entry, "id"));
    }
  }

  private lose(table: TableName, id: unknown): void {
    if (typeof id !== "string") return;
    this.lostIds.set(table, (this.lostIds.get(table) ?? new Set()).add(id));
  }

  private asGiven(pointer: string): string {
    const path = pointer
      .split("/")
      .slice(1)
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    return jsonPointer(this.placesOf(path));
  }

  private placesOf(path: Path): PropertyKey[] {
    let value: unknown = this.root;
    return path.map((part) => {
      const list = value;
      value = child(value, part);
      return Array.isArray(list) ? (this.places.get(list)?.[Number(part)] ?? part) : part;
    });
  }
}

const SIDE = /^\/(home|trusted|adversary)(\/|$)/;
const MAP = /^\/products\/\d+\/(supply|spare)(\/|$)/;

function child(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Container)[key];
}

/** The product, group or row that a pointer leads into. */
function entryOf(pointer: string): string {
  return pointer.split("/").slice(0, 3).join("/");
}
