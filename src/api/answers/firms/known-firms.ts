import type { FirmGraph } from "../../../engine/build/firm-graph.ts";
import type { EsriCascade } from "../../../engine/kernels/esri.ts";
import { firmCascade } from "../../../engine/measures/firms/firm-cascade.ts";
import type { LookedAt } from "../../../engine/measures/firms/looked-at.ts";
import { type RiskOrder, riskOrder } from "../../../engine/measures/firms/risk-order.ts";
import { type FoldedFirms, foldFirms } from "../../../engine/measures/firms/search-firms.ts";
import type { FirmRisk } from "../../../model/firm-views.ts";
import type { LoadedFirms } from "./firm-worker.ts";

/** Points of view that are asked by turns: what they rest on takes a look at every link. */
const MOST_SIGHTS = 4;
/** Networks that are asked by turns; more would only hold memory. */
const MOST_KNOWN = 2;

const known = new Map<string, KnownFirms>();

/** What a thread has found out about a network, beside what all threads share. */
export class KnownFirms {
  readonly graph: FirmGraph;
  readonly unit: string | null;
  /** The usual home. */
  readonly home: readonly string[];
  cascade: EsriCascade | null = null;
  private readonly sights = new Map<string, LookedAt>();
  private names: FoldedFirms | null = null;
  private order: RiskOrder | null = null;

  private constructor({ graph, unit, home }: LoadedFirms) {
    this.graph = graph;
    this.unit = unit;
    this.home = home;
  }

  static of(loaded: LoadedFirms): KnownFirms {
    const { key } = loaded;
    const firms = known.get(key) ?? new KnownFirms(loaded);
    known.delete(key);
    known.set(key, firms);
    dropOldest(known, MOST_KNOWN);
    return firms;
  }

  /** Names as they are searched. */
  get folded(): FoldedFirms {
    this.names ??= foldFirms(this.graph);
    return this.names;
  }

  /** A point of view that was taken before, or a new one. */
  sight(key: string, take: () => LookedAt): LookedAt {
    const look = this.sights.get(key) ?? take();
    this.sights.delete(key);
    this.sights.set(key, look);
    dropOldest(this.sights, MOST_SIGHTS);
    return look;
  }

  /** All firms by risk, put in order once a measure. */
  ranked(state: FirmRisk, values: Float64Array): RiskOrder {
    if (this.order?.state.measure !== state.measure) this.order = riskOrder(values, state);
    return { ...this.order, state };
  }
}

/** Makes the cascade of a network, once a thread. */
export function cascadeOf(firms: KnownFirms): EsriCascade {
  firms.cascade ??= firmCascade(firms.graph);
  return firms.cascade;
}

/** Lets go of networks that nobody has open any more. */
export function forgetAllBut(open: readonly string[]): void {
  for (const key of known.keys()) if (!open.includes(key)) known.delete(key);
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
