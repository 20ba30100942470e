import { randomIndex, seededRandom } from "../../src/engine/kernels/random.ts";
import type { FirmFiles } from "./firm-folder.ts";

/** Name, level from raw (0) to final (5), part of all firms. */
const INDUSTRIES: readonly (readonly [name: string, level: number, part: number])[] = [
  ["Mining", 0, 0.006],
  ["Oil and gas", 0, 0.013],
  ["Farming and wood", 0, 0.05],
  ["Basic metals", 1, 0.017],
  ["Basic chemicals", 1, 0.016],
  ["Glass and cement", 1, 0.062],
  ["Electric power", 1, 0.034],
  ["Plastics", 2, 0.054],
  ["Metal products", 2, 0.05],
  ["Fine chemicals", 2, 0.026],
  ["Machinery", 3, 0.007],
  ["Electronic parts", 3, 0.078],
  ["Electrical equipment", 3, 0.062],
  ["Motor parts", 3, 0.008],
  ["Computers", 4, 0.056],
  ["Vehicles", 4, 0.142],
  ["Aircraft", 4, 0.03],
  ["Medicines", 4, 0.034],
  ["Construction", 5, 0.1],
  ["Transport", 5, 0.006],
  ["Trade", 5, 0.06],
  ["Data services", 5, 0.044],
  ["Health", 5, 0.045],
];
const COUNTRIES = ["USA", "JPN", "DEU", "CHN", "KOR", "TWN", "MEX", "FRA", "GBR", "IND"];
const LINKS_EACH = 10;
/** Small industries are in few hands: their first firms hold most of the links. */
const FEW_HANDS = 0.035;
const drawnAt = (part: number) => (part < FEW_HANDS ? 14 : 3);

export interface MadeFirms {
  readonly ids: readonly string[];
  readonly industry: readonly string[];
  readonly country: readonly (string | null)[];
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

interface MadeOptions {
  readonly seed?: number;
  /** Part of the firms whose country is not stated. */
  readonly unknown?: number;
}

/**
 * A made-up network of firms with heavy tails: 23 industries from ore to health, ten countries, most
 * trade with the next levels and at home, sizes that fall off as in real ledgers.
 */
export function madeFirms(n: number, { seed = 1, unknown = 0.02 }: MadeOptions = {}): MadeFirms {
  const random = seededRandom(seed);
  const byIndustry: number[][] = INDUSTRIES.map(() => []);
  const industryOf = new Uint8Array(n);
  const country: (string | null)[] = [];
  for (let i = 0; i < n; i++) {
    const k = i < INDUSTRIES.length ? i : drawnIndustry(random());
    industryOf[i] = k;
    byIndustry[k]!.push(i);
    const at = Math.min(COUNTRIES.length - 1, Math.floor(COUNTRIES.length * random() ** 4));
    country.push(random() < unknown ? null : COUNTRIES[at]!);
  }
  const m = n * LINKS_EACH;
  const links = { sources: new Uint32Array(m), targets: new Uint32Array(m) };
  const weights = new Float64Array(m);
  const suppliers = INDUSTRIES.map(([, level]) =>
    INDUSTRIES.flatMap(([, other], k) => (other <= level && other >= level - 2 ? [k] : [])),
  );
  for (let e = 0; e < m; e++) {
    const buyer = randomIndex(random, n);
    const from = suppliers[industryOf[buyer]!]!;
    const k = from[randomIndex(random, from.length)]!;
    const pool = byIndustry[k]!;
    const power = drawnAt(INDUSTRIES[k]![2]);
    let supplier = pool[Math.floor(pool.length * random() ** power)]!;
    // Most buy at home: a second draw where the first is abroad.
    if (country[supplier] !== country[buyer])
      supplier = pool[Math.floor(pool.length * random() ** power)]!;
    links.sources[e] = supplier;
    links.targets[e] = buyer;
    weights[e] = Math.round(100 * (0.2 + 3 / (0.02 + random()))) / 100;
  }
  return {
    ids: Array.from({ length: n }, (_, i) => `Firm ${String(i + 1).padStart(5, "0")}`),
    industry: Array.from(industryOf, (k) => INDUSTRIES[k]![0]),
    country,
    ...links,
    weights,
  };
}

/** The same as the files of a folder. */
export function firmFiles({
  ids,
  industry,
  country,
  sources,
  targets,
  weights,
}: MadeFirms): FirmFiles {
  const edges = ["source,target,weight"];
  for (let e = 0; e < sources.length; e++) {
    edges.push(`${ids[sources[e]!]},${ids[targets[e]!]},${weights[e]}`);
  }
  const nodes = ids.map((id, i) => `${id},${industry[i]},${country[i] ?? ""}`);
  return {
    edges: `${edges.join("\n")}\n`,
    nodes: ["id,industry,country", ...nodes, ""].join("\n"),
    about: { titleEn: "Test network (synthetic)", titleJa: "試験用の企業網(合成)", home: ["USA"] },
  };
}

function drawnIndustry(at: number): number {
  let sum = 0;
  for (const [k, [, , part]] of INDUSTRIES.entries()) {
    sum += part;
    if (at < sum) return k;
  }
  return INDUSTRIES.length - 1;
}
