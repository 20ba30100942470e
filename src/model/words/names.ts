import type { DataSet } from "../data-set.ts";
import { parseTarget, type Target } from "../target.ts";
import { inSentence } from "./in-sentence.ts";
import { Makers } from "./makers.ts";
import { percent } from "./numbers.ts";

const UNNAMED: Readonly<Record<string, string>> = {
  UNK: "unknown",
  OTH: "others",
  EU: "European Union",
};

const WITH_ARTICLE = /^(United|Netherlands|Philippines|European|Czech R|Dominican|D\.?R\.? )/;

/** What products, countries and firms of a data set are called in English. */
export class Names {
  private readonly products: ReadonlyMap<string, string>;
  private readonly sectors: ReadonlySet<string>;
  private readonly countries: ReadonlyMap<string, string>;
  private readonly firms: ReadonlyMap<string, string>;
  private readonly makers: Makers;

  constructor({ tables }: DataSet) {
    this.makers = new Makers(tables);
    this.products = new Map(tables.products.map((row) => [row.id, row.nameEn ?? row.id]));
    const sectors = tables.products.filter(({ kind }) => kind === "sector");
    this.sectors = new Set(sectors.map(({ id }) => id));
    this.countries = new Map(tables.countries.map((row) => [row.iso3, row.nameEn ?? row.iso3]));
    this.firms = new Map(tables.firmsIndex.map((row) => [row.id, row.nameEn ?? row.id]));
  }

  hasProduct(id: string): boolean {
    return this.products.has(id);
  }

  product(id: string): string {
    return this.products.get(id) ?? id;
  }

  /** A product as it stands in a sentence: "refined gallium"; a sector keeps its name. */
  productInSentence(id: string): string {
    const name = this.product(id);
    return this.products.has(id) && !this.sectors.has(id) ? inSentence(name) : name;
  }

  country(code: string): string {
    return this.countries.get(code) ?? UNNAMED[code] ?? code;
  }

  /** A country as it stands in a sentence: "the United States". */
  countryInSentence(code: string): string {
    const name = this.country(code);
    return WITH_ARTICLE.test(name) ? `the ${name}` : name;
  }

  firm(id: string): string {
    return this.firms.get(id) ?? id;
  }

  /** A target as people say it: "Gallium, refined in China". */
  target(id: string): string {
    const target = parseTarget(id);
    return this.parts(target).join(target.kind === "product-firm" ? " by " : " in ");
  }

  /**
   * A loss and what it comes from, from the sector up to the cut:
   * "AI compute −71 %: accelerators ← leading-edge logic ← Taiwan".
   * @param path products from the cut to the sector
   * @param cuts targets that were cut: those of them that make the first product end the line
   * @param note said behind the loss
   */
  path(path: readonly string[], loss: number | null, cuts: readonly string[], note = ""): string {
    const [sector, ...upstream] = path.toReversed();
    if (sector === undefined) return "";
    const steps = upstream.map((id) => this.product(id));
    const makers = cuts.flatMap((cut) => this.maker(parseTarget(cut), path[0] ?? ""));
    if (makers.length > 0) steps.push(joined([...new Set(makers)]));
    const head = `${this.product(sector)}${loss === null ? "" : ` ${lossInWords(loss)}`}${note && ` ${note}`}`;
    return steps.length > 0 ? `${head}: ${steps.join(" ← ")}` : head;
  }

  /** The country or firm of a target, if it has a part of this product. */
  private maker(target: Target, product: string): string[] {
    if ("product" in target && target.product !== product) return [];
    if ("country" in target)
      return this.makers.hasCountry(product, target.country) ? [this.country(target.country)] : [];
    if (!("firm" in target) || !this.makers.hasFirm(product, target.firm)) return [];
    return [this.firm(target.firm)];
  }

  private parts(target: Target): string[] {
    switch (target.kind) {
      case "product":
        return [this.product(target.product)];
      case "producer":
        return [this.product(target.product), this.country(target.country)];
      case "country":
        return [this.country(target.country)];
      case "product-firm":
        return [this.product(target.product), this.firm(target.firm)];
      case "firm":
        return [this.firm(target.firm)];
      case "input":
        return [`${this.product(target.product)} ← ${this.product(target.input)}`];
    }
  }
}

/** "China", "China and Japan", "China, Japan and Russia". */
function joined(names: readonly string[]): string {
  if (names.length < 3) return names.join(" and ");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** "−71 %", "below 0.1 %" where there is next to nothing, "above 99.9 %" next to all. */
function lossInWords(loss: number): string {
  const text = percent(loss);
  if (text.startsWith(">")) return `above ${text.slice(1)}`;
  return text.startsWith("<") ? `below ${text.slice(1)}` : `−${text}`;
}
