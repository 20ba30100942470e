import { countedSectors } from "../../../model/counted-sectors.ts";
import type { DataSet } from "../../../model/data-set.ts";
import type { Source } from "../../../model/details.ts";
import type { Certificate } from "../../../model/results.ts";
import { parseTarget } from "../../../model/target.ts";
import { Names } from "../../../model/words/names.ts";
import { percent, percentRange } from "../../../model/words/numbers.ts";
import { Citations, type Role } from "./document.ts";

/** What every section of a report is written with: names, marks of sources, whose view it is. */
export class Writer {
  readonly names: Names;
  readonly citations = new Citations();
  readonly certificate: Certificate;
  private readonly homeAsNamed: readonly string[];
  private readonly data: DataSet;
  private readonly counted: ReadonlySet<string>;

  constructor(data: DataSet, certificate: Certificate, homeAsNamed: readonly string[]) {
    this.names = new Names(data);
    this.certificate = certificate;
    this.homeAsNamed = homeAsNamed;
    this.data = data;
    this.counted = countedSectors(data, certificate.importanceSet);
  }

  /** "United States", "the European Union", "Japan and Korea"; nobody chosen: "the home". */
  get home(): string {
    if (this.homeAsNamed.length === 0) return "the home";
    return listed(this.homeAsNamed.map((code) => this.country(code)));
  }

  source(id: string | null): Source | null {
    const known = this.data.tables.sources.find((source) => source.id === id);
    return known ? { ...known } : null;
  }

  /** A country as it stands in a sentence. */
  country(code: string): string {
    return this.names.countryInSentence(code);
  }

  /** A target as it stands in a table: "Gallium, refined in the United States". */
  target(id: string): string {
    const target = parseTarget(id);
    return target.kind === "producer"
      ? `${this.names.product(target.product)} in ${this.country(target.country)}`
      : this.names.target(id);
  }

  /** Whether a sector has a weight in the chosen set: others lose output, and no score counts it. */
  weighs(sector: string): boolean {
    return this.counted.has(sector);
  }

  roleOf(country: string): Role {
    if (country === "UNK" || country === "OTH") return "unknown";
    const { home, trusted, adversary } = this.certificate;
    if (home.includes(country)) return "home";
    if (trusted.includes(country)) return "trusted";
    return adversary.includes(country) ? "adversary" : "neutral";
  }

  /** A product as it stands in a sentence: "refined gallium". */
  product(id: string): string {
    return this.names.productInSentence(id);
  }

  /** Names of products in a row: "A, B and C". */
  products(ids: readonly string[]): string {
    return listed(ids.map((id) => this.names.product(id)));
  }

  /** "A → B → C". */
  path(ids: readonly string[]): string {
    return ids.map((id) => this.names.product(id)).join(" → ");
  }
}

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  home: "home",
  trusted: "trusted",
  adversary: "adversary",
  neutral: "other",
  unknown: "unknown",
};

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** "3 links", "1 link". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "1 figure rests", "3 figures rest". */
export function judgedFigures(count: number, where: string): string {
  return `${counted(count, "figure")} on ${where} ${count === 1 ? "rests" : "rest"} on judgement`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A range only where its ends read differently from the figure itself. */
export function rangeBeside(
  figure: number | null,
  low: number | null | undefined,
  high: number | null | undefined,
): string {
  const range = percentRange(low, high);
  return low == null || high == null || range === percent(figure) ? "" : range;
}
