import type { FirmSearch } from "../../../model/firm-views.ts";
import type { PackedTexts } from "../../../model/packed-texts.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { countTexts, TextPacker, textAt } from "../../build/packed-texts.ts";
import { type Grouping, groupFirms } from "./grouping.ts";
import { common, firmName, type LookedAt, nameAt } from "./looked-at.ts";

const MOST_HITS = 20;
const MOST_GROUPS = 5;
const ASCII_END = 0x80;
const BLANK = 0x20;
const [UPPER_A, UPPER_Z] = [0x41, 0x5a];
/** From a capital letter to the small one. */
const CASE = 0x20;

/** Ids and names of firms, folded for the search. */
export interface FoldedFirms {
  readonly ids: PackedTexts;
  /** null: no firm has a name beside its id. */
  readonly names: PackedTexts | null;
}

/** A search asks for no point of view: it waits for no communities. */
type Ranked = Pick<LookedAt, "graph" | "risk" | "version">;

/** All that a search looks through. O(characters) */
export function foldFirms({ labels, names }: FirmGraph): FoldedFirms {
  return { ids: foldTexts(labels), names: names && foldTexts(names) };
}

/** Names as they are searched: width and case do not count. */
export function foldName(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

/** ASCII is folded byte by byte; of other texts each is made. */
function foldTexts(texts: PackedTexts): PackedTexts {
  const { bytes, offsets } = texts;
  if (isPlain(texts)) {
    const lower = bytes.map((byte) => (byte >= UPPER_A && byte <= UPPER_Z ? byte + CASE : byte));
    return { bytes: lower, offsets };
  }
  const packer = new TextPacker();
  for (let i = 0; i < countTexts(texts); i++) packer.push(foldName(textAt(texts, i)));
  return packer.packed();
}

/** Whether texts are ASCII without blanks at their ends. */
function isPlain({ bytes, offsets }: PackedTexts): boolean {
  for (let i = 0; i + 1 < offsets.length; i++) {
    const [from, to] = [offsets[i] ?? 0, offsets[i + 1] ?? 0];
    if (from < to && ((bytes[from] ?? 0) <= BLANK || (bytes[to - 1] ?? 0) <= BLANK)) return false;
  }
  return bytes.every((byte) => byte < ASCII_END);
}

/**
 * Firms whose name or id is, begins with, or holds what was typed, in this order, each by risk; then
 * industries and countries.
 * @param folded ids of all firms, and their names where they have others, folded
 */
export function searchFirms(look: Ranked, folded: FoldedFirms, query: string): FirmSearch {
  const { graph } = look;
  const wanted = foldName(query);
  const hits = wanted === "" ? [] : hitsOf(look, folded, new TextEncoder().encode(wanted));
  return {
    items: hits.slice(0, MOST_HITS).map((i) => ({
      id: textAt(graph.labels, i),
      name: firmName(graph, i),
      industry: nameAt(graph.industries, graph.industry[i]),
      country: nameAt(graph.countries, graph.country[i]),
    })),
    found: hits.length,
    groups: wanted === "" ? [] : groupHits(look, wanted),
    dataVersion: common(look).dataVersion,
  };
}

/** Firms that are found, the best first. */
function hitsOf({ graph, risk }: Ranked, folded: FoldedFirms, wanted: Uint8Array): number[] {
  const hits: [exact: number[], prefix: number[], part: number[]] = [[], [], []];
  for (let at = 0; at < graph.n; at++) {
    const i = risk.order[at] ?? 0;
    const byName = folded.names ? howFound(folded.names, i, wanted) : NOT_FOUND;
    hits[Math.min(howFound(folded.ids, i, wanted), byName)]?.push(i);
  }
  return hits.flat();
}

const NOT_FOUND = 3;

/** 0: it is what was typed, 1: it begins so, 2: it holds it, 3: none of these. */
function howFound({ bytes, offsets }: PackedTexts, i: number, wanted: Uint8Array): number {
  const start = offsets[i] ?? 0;
  const last = (offsets[i + 1] ?? 0) - wanted.length;
  for (let from = start; from <= last; from++) {
    let k = 0;
    while (k < wanted.length && bytes[from + k] === wanted[k]) k++;
    if (k === wanted.length) return from > start ? 2 : last === start ? 0 : 1;
  }
  return NOT_FOUND;
}

function groupHits({ graph }: Ranked, wanted: string): FirmSearch["groups"] {
  return (["industry", "country"] as const).flatMap((by) => {
    const grouping = groupFirms(graph, by, null);
    const sizes = sizesOf(grouping);
    return grouping.ids
      .map((id, g) => ({ grouping: by, id, firms: sizes[g] ?? 0 }))
      .filter(({ id }, g) => grouping.kinds[g] === "named" && foldName(id).includes(wanted))
      .slice(0, MOST_GROUPS);
  });
}

function sizesOf({ ids, of }: Grouping): Uint32Array {
  const sizes = new Uint32Array(ids.length);
  for (const g of of) sizes[g] = (sizes[g] ?? 0) + 1;
  return sizes;
}
