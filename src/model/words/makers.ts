import type { DataSet } from "../data-set.ts";

/** Codes of supply whose country nobody states: what the named do not make may be theirs. */
const UNNAMED: ReadonlySet<string> = new Set(["OTH", "UNK"]);

/** Which countries and firms the data give a part of each product. */
export class Makers {
  private readonly countries = new Set<string>();
  private readonly firms = new Set<string>();
  private readonly members: ReadonlyMap<string, readonly string[]>;

  constructor({ supply, firms, sourcing, countries }: DataSet["tables"]) {
    for (const { product, country, share, quantity } of supply) {
      if (isSome(share ?? quantity)) this.countries.add(key(product, country));
    }
    for (const { product, supplier, share } of sourcing) {
      if (isSome(share)) this.countries.add(key(product, supplier));
    }
    for (const { product, firm, plantCountry, headquarters, share } of firms) {
      if (!isSome(share)) continue;
      const country = plantCountry ?? headquarters;
      this.firms.add(key(product, firm));
      if (country !== null) this.countries.add(key(product, country));
    }
    const members = new Map<string, string[]>();
    for (const { iso3, blocs } of countries)
      for (const bloc of blocs) members.set(bloc, [...(members.get(bloc) ?? []), iso3]);
    this.members = members;
  }

  /** Whether a country, or a member of a bloc, makes any of a product. */
  hasCountry(product: string, code: string): boolean {
    if (UNNAMED.has(code)) return true;
    return (this.members.get(code) ?? [code]).some((one) => this.countries.has(key(product, one)));
  }

  hasFirm(product: string, firm: string): boolean {
    return this.firms.has(key(product, firm));
  }
}

/** An amount that nobody states is some. */
function isSome(amount: number | null): boolean {
  return amount === null || amount > 0;
}

function key(product: string, maker: string): string {
  return `${product}|${maker}`;
}
