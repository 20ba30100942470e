import type { Network } from "../../engine/build/network.ts";
import { HOME_REGION } from "../../engine/build/regions.ts";
import { compareIds } from "../../model/ids.ts";
import type { ProjectRow } from "../../model/project-tables.ts";
import { type Halt, lostOn } from "./halts.ts";
import type { HomeUse } from "./home-use.ts";
import { type Level, responseLevel } from "./levels.ts";
import type { LeverPart } from "./lever-part.ts";
import type { SettledProject } from "./settled-scenario.ts";

/** What a project adds: to a unit's output (one pool), or to what is available in its region. */
export interface NewCapacity {
  readonly unit: number;
  readonly market: number;
  readonly level: Level;
  readonly gainOn: (day: number) => number;
}

/** What projects add: to units in one world pool, to markets where there are regions. */
export interface Projects {
  readonly toUnits: NewCapacity[];
  readonly toMarkets: NewCapacity[];
  readonly notes: readonly string[];
}

/**
 * Projects that come on line: a gain is a share of the world's or the home's normal amount. A halt of
 * the project's country hits it, too.
 * @see docs/methods/time-model.md#projects
 */
export function projectsOf(
  network: Network,
  responses: readonly SettledProject[],
  { halts, use }: { readonly halts: readonly Halt[]; readonly use: HomeUse },
): Projects {
  const found: Projects = { toUnits: [], toMarkets: [], notes: [] };
  const unknownGain: string[] = [];
  const unknownUse = new Set<string>();
  const opened = new Set<string>();
  for (const { fromDay, rampDays, stepDays, ...named } of responses) {
    const level = responseLevel({ fromDay, rampDays, stepDays });
    for (const row of rowsOf(network, named)) {
      if (opened.has(row.id)) continue; // the first response that names a project builds it
      opened.add(row.id);
      if (row.gainShare === null || row.state === "cancelled") {
        unknownGain.push(row.id);
        continue;
      }
      const place = placeOf(network, row, use);
      if (place.isAssumed) unknownUse.add(row.product);
      const product = network.productIndex.get(row.product) ?? -1;
      const hit = halts.filter((halt) => halt.hits({ country: row.country, firm: null }, product));
      const gain = row.gainShare * place.factor;
      const gainOn = (day: number) => gain * level.at(day) * (1 - lostOn(hit, day));
      if (place.unit >= 0) found.toUnits.push({ ...place, level, gainOn });
      else if (place.market >= 0) found.toMarkets.push({ ...place, level, gainOn });
    }
  }
  return { ...found, notes: notesOf(unknownGain, unknownUse) };
}

const NOWHERE = -1;

/** Where a project's output comes to: a unit in one pool, a market with regions. */
function placeOf(
  { labels, productIndex, regions }: Network,
  row: ProjectRow,
  use: HomeUse,
): { unit: number; market: number; factor: number; isAssumed: boolean } {
  const product = productIndex.get(row.product) ?? -1;
  const isWorld = regions.kind === "world";
  const region = isWorld ? HOME_REGION : regions.regionOf(row.country);
  const homeShare = use.shareOfWorld(row.product);
  const { factor, needsShare } = scaleOf(row, {
    isWorld,
    isHome: region === HOME_REGION,
    homeShare,
  });
  return {
    unit: isWorld ? (labels.unitsOf[product]?.[0] ?? NOWHERE) : NOWHERE,
    market: isWorld ? NOWHERE : (labels.marketAt(product, region) ?? NOWHERE),
    factor,
    isAssumed: needsShare && homeShare === null,
  };
}

/** Of the world's amount in one pool, of the region's use with regions; unknown: as if it were all. */
function scaleOf(
  { gainBasis }: ProjectRow,
  { isWorld, isHome, homeShare }: { isWorld: boolean; isHome: boolean; homeShare: number | null },
): { factor: number; needsShare: boolean } {
  if (isWorld) {
    const isHomeGain = gainBasis === "home";
    return { factor: isHomeGain ? (homeShare ?? 1) : 1, needsShare: isHomeGain };
  }
  const ofWorld = gainBasis === "home" ? (homeShare ?? 1) : 1;
  if (!isHome) return { factor: ofWorld, needsShare: true };
  return gainBasis === "home"
    ? { factor: 1, needsShare: false }
    : { factor: 1 / (homeShare ?? 1), needsShare: true };
}

function rowsOf(
  { data }: Network,
  { projects, products }: Pick<SettledProject, "projects" | "products">,
): ProjectRow[] {
  const byId = new Map<string, ProjectRow>();
  for (const row of data.tables.projects) {
    if (row.rival) continue;
    if (projects?.includes(row.id) || products?.includes(row.product)) byId.set(row.id, row);
  }
  return [...byId.values()].sort((a, b) => compareIds(a.id, b.id));
}

function notesOf(unknownGain: readonly string[], unknownUse: ReadonlySet<string>): string[] {
  const notes: string[] = [];
  if (unknownGain.length > 0) {
    notes.push(
      `projects without a known gain, or cancelled, add nothing: ${unknownGain.join(", ")}`,
    );
  }
  if (unknownUse.size > 0) {
    const names = [...unknownUse].sort(compareIds).join(", ");
    notes.push(`the region's share of world use is unknown, taken as 1, for projects of: ${names}`);
  }
  return notes;
}

/** Projects in regions: what they make is available where they stand. */
export function projectPart(network: Network, added: readonly NewCapacity[]): LeverPart {
  const markets = [...new Set(added.map(({ market }) => market))];
  return {
    moved: markets.map((market) => network.system.units + market),
    levels: added.map(({ level }) => level),
    apply: (day, levers) => {
      for (const market of markets) levers.added[market] = 0;
      for (const { market, gainOn } of added) {
        levers.added[market] = (levers.added[market] ?? 0) + gainOn(day);
      }
    },
  };
}
