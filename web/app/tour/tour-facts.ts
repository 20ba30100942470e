import type {
  ChokepointsResponse,
  CutResponse,
  ProductDetail,
  SimulateResponse,
} from "../../../src/api/contract/operations.ts";
import { isNamed } from "../../parts/country-set.ts";
import { type FigureStatus, toldStatus } from "../../parts/supply-status.ts";

/** The makers as the tour tells them. */
export interface MakerFacts {
  readonly country: string;
  readonly share: number;
  readonly status: FigureStatus;
  readonly year: number | null;
  readonly source: string | null;
}

/** The largest named maker with its newest figure in use; null: nobody is named. */
export function makerFacts({ makers, supply }: ProductDetail): MakerFacts | null {
  const first = makers.makers.find(({ country, share }) => isNamed(country) && (share ?? 0) > 0);
  if (!first || first.share === null) return null;
  const rows = supply
    .filter(({ country, basis, evidence }) => {
      return country === first.country && basis === makers.basis && !evidence.rival;
    })
    .sort((a, b) => (b.evidence.year ?? 0) - (a.evidence.year ?? 0));
  const evidence = rows[0]?.evidence;
  return {
    country: first.country,
    share: first.share,
    status: first.status ?? toldStatus({ makers: makers.makers, supplyStatus: makers.status }),
    year: evidence?.year ?? makers.year,
    source: evidence?.source?.publisher ?? evidence?.source?.citation ?? null,
  };
}

export interface RankFacts {
  readonly item: ChokepointsResponse["items"][number];
  readonly place: number;
  readonly total: number;
  readonly first: ChokepointsResponse["items"][number];
}

/** Score and place of a product; null: it has none. */
export function rankFacts(result: ChokepointsResponse, product: string): RankFacts | null {
  const at = result.items.findIndex(({ id }) => id === product);
  const [item, first] = [result.items[at], result.items[0]];
  return item && first ? { item, first, place: at + 1, total: result.total } : null;
}

export interface GoalFacts {
  readonly sector: string;
  readonly path: readonly string[];
  readonly loss: number;
}

/** How the cut reaches a sector that the story leads to; null: it does not. */
export function goalFacts(cut: CutResponse, goal: string | null): GoalFacts | null {
  if (goal === null) return null;
  const [loss, path] = [cut.sectors[goal] ?? 0, cut.paths[goal] ?? []];
  return loss > 0 && path.length > 1 ? { sector: goal, path, loss } : null;
}

export interface CourseFacts {
  /** First sector that runs short, and when; null: none does. */
  readonly first: { readonly sector: string; readonly day: number } | null;
  /** Most that is lost of what matters, and the first day of it; null: nothing is weighted. */
  readonly worst: { readonly loss: number; readonly day: number } | null;
}

/** What becomes of a cut over time. */
export function courseFacts({ days, loss, sectors, firstHit }: SimulateResponse): CourseFacts {
  const sector = firstHit[0];
  const day = sector === undefined ? null : (sectors[sector]?.timeToSurviveDays ?? null);
  const most = loss === null ? 0 : Math.max(0, ...loss);
  const at = loss?.indexOf(most) ?? -1; // the same day as in the finding of What if
  return {
    first: sector === undefined || day === null ? null : { sector, day },
    worst: most > 0 && at >= 0 ? { loss: most, day: days[at] ?? 0 } : null,
  };
}
