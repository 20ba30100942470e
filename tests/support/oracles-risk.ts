import { membersOf, type RiskSketch } from "./risk-sketch.ts";

/** Scores written down once more from the formulas, over maps; shares no code with the kernels. */

type Shares = Readonly<Record<string, number>>;

function sharesOf(amounts: Shares): Shares {
  const total = Object.values(amounts).reduce((sum, amount) => sum + amount, 0);
  return Object.fromEntries(Object.entries(amounts).map(([code, a]) => [code, a / total]));
}

/** World shares of a sketch, unplaced ones under OTH. */
export function worldShares({ quantities, unplaced }: RiskSketch): Shares {
  return sharesOf(unplaced > 0 ? { ...quantities, OTH: unplaced } : quantities);
}

export function oracleHhi(sketch: RiskSketch): number {
  return Object.values(worldShares(sketch)).reduce((sum, share) => sum + share * share, 0);
}

function governanceOf({ governance }: RiskSketch, country: string): number {
  const all = Object.values(governance);
  return governance[country] ?? all.reduce((sum, score) => sum + score, 0) / all.length;
}

function weightedHhi(sketch: RiskSketch, shares: Shares, scope: "world" | "home"): number {
  const home = membersOf(sketch);
  let sum = 0;
  for (const [country, share] of Object.entries(shares)) {
    const row = sketch.parameters.find((p) => p.country === country && p.scope === scope);
    const t = row ? row.value : home.includes(country) ? 0.8 : 1;
    sum += share * share * governanceOf(sketch, country) * t;
  }
  return sum;
}

/** The EU's supply risk of a sketch. */
export function oracleSupplyRisk(sketch: RiskSketch): number {
  const world = weightedHhi(sketch, worldShares(sketch), "world");
  const isBought = Object.keys(sketch.bought).length > 0;
  const home = isBought ? weightedHhi(sketch, sharesOf(sketch.bought), "home") : null;
  const reliance = sketch.importReliance ?? balance(sketch);
  const rest = (1 - sketch.eolRir) * sketch.siSr;
  if (home === null || sketch.scope === "world") return world * rest;
  if (sketch.scope === "home") return home * rest;
  if (reliance === null) return world * rest;
  return ((world * reliance) / 2 + home * (1 - reliance / 2)) * rest;
}

/** Net imports over use from amounts, without stocks, within 0..1; null if a part is not known. */
function balance(sketch: RiskSketch): number | null {
  const home = membersOf(sketch);
  const own = sketch.trade.filter(({ reporter }) => home.includes(reporter));
  const imports = own.filter((row) => row.flow === "import" && !home.includes(row.partner));
  const exports = own.filter(({ flow }) => flow === "export");
  if (imports.length === 0 || exports.length === 0) return null;
  if (sketch.unplaced > 0 && !home.some((code) => code in sketch.quantities)) return null;
  const produced = home.reduce((sum, code) => sum + (sketch.quantities[code] ?? 0), 0);
  let net = imports.reduce((sum, { quantity }) => sum + quantity, 0);
  for (const row of exports) if (!home.includes(row.partner)) net -= row.quantity;
  return produced + net > 0 ? Math.min(1, Math.max(0, net / (produced + net))) : null;
}

/** GeoPolRisk of a sketch: bought shares if there are any, else amounts; null if neither is known. */
export function oracleGeoPolRisk(sketch: RiskSketch): number | null {
  const home = membersOf(sketch);
  const isBought = Object.keys(sketch.bought).length > 0;
  const imports = sketch.trade.filter(
    ({ reporter, partner, flow }) =>
      flow === "import" && home.includes(reporter) && !home.includes(partner),
  );
  const makersAtHome = home.filter((code) => code in sketch.quantities);
  const flows = isBought
    ? Object.entries(sketch.bought).filter(([code]) => !home.includes(code))
    : imports.map(({ partner, quantity }) => [partner, quantity] as const);
  const produced = (isBought ? sketch.bought : sketch.quantities) as Shares;
  if (!isBought && imports.length === 0) return null;
  if (!isBought && makersAtHome.length === 0 && sketch.unplaced > 0) return null;
  const p = home.reduce((sum, code) => sum + (produced[code] ?? 0), 0);
  const total = flows.reduce((sum, [, amount]) => sum + amount, 0);
  if (p + total === 0) return null;
  const weighted = flows.reduce(
    (sum, [code, amount]) => sum + (governanceOf(sketch, code) / 10) * amount,
    0,
  );
  return (oracleHhi(sketch) * weighted) / (p + total);
}

/** CDI1 to CDI3 in money: null where not known, Infinity where nothing is exported. */
export function oracleIndicators(sketch: RiskSketch): (number | null)[] {
  const home = membersOf(sketch);
  const own = sketch.trade.filter(({ reporter }) => home.includes(reporter));
  const sum = (rows: typeof own) => rows.reduce((total, { valueMusd }) => total + valueMusd, 0);
  const imports = own.filter(({ flow }) => flow === "import");
  const extra = imports.filter(({ partner }) => !home.includes(partner));
  const exports = own.filter(({ flow }) => flow === "export");
  if (sum(imports) === 0) return [null, null, null];
  const byPartner = [...new Set(extra.map(({ partner }) => partner))].map((partner) =>
    sum(extra.filter((row) => row.partner === partner)),
  );
  const total = sum(extra);
  const cdi1 = total === 0 ? null : byPartner.reduce((s, part) => s + (part / total) ** 2, 0);
  const sold = exports.length === 0 ? null : sum(exports);
  const cdi3 = sold === null ? null : sold === 0 ? (total > 0 ? Infinity : null) : total / sold;
  return [cdi1, total / sum(imports), cdi3];
}
