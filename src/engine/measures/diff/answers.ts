import type { DataSet } from "../../../model/data-set.ts";
import type { MovedFigure } from "../../../model/diff.ts";
import {
  type Choices,
  ChokepointOptions,
  DependencyOptions,
  RiskOptions,
} from "../../../model/options.ts";
import type { Certificate, DependencyItem } from "../../../model/results.ts";
import { compileNetwork, type Network } from "../../build/network.ts";
import { distinct } from "../certificate.ts";
import { chokepoints } from "../chokepoints.ts";
import { dependency } from "../dependency.ts";
import { Evaluator } from "../evaluator.ts";
import { haltShock, makersShock } from "../halt-shocks.ts";
import { HHI_FORMULA, NIR_FORMULA, risk } from "../risk.ts";
import { supplyConcentration } from "../supply-concentration.ts";
import { readTargets } from "../targets.ts";

/** What unknown supply leaves open of a figure; the way of sharing (pool, rigid) stays as chosen. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

type Figures = Map<MovedFigure, number | null>;

/** The answers of one side. */
export interface Answers {
  /** Every answer by product, the score by country (`@CODE`), too; null: not known. */
  readonly figures: ReadonlyMap<string, ReadonlyMap<MovedFigure, number | null>>;
  /** Computed when asked for: scores take two cascades each. @returns null where nothing is open */
  readonly endsOf: (id: string, figure: MovedFigure) => Ends | null;
  readonly certificate: Certificate;
}

/**
 * Every answer of a data set, null where unknown makers leave it anywhere from 0 to 1.
 * @throws InvalidInputError what `chokepoints` and `dependency` throw
 */
export function answersOf(data: DataSet, choices: Choices): Answers {
  const scored = chokepoints(data, ChokepointOptions.parse(choices));
  const scores = new Map(scored.items.map(({ id, score }) => [id, score]));
  const depended = dependency(data, DependencyOptions.parse(choices));
  const risked = risk(data, RiskOptions.parse(choices));
  const risks = new Map(risked.items.map((item) => [item.id, item]));
  const open = new OpenEnds(compileNetwork(data, choices), depended.items);
  const figures = new Map<string, Figures>();
  for (const item of depended.items) {
    const known = (figure: "direct" | "lookThrough" | "critical") =>
      saysNothing(open.of(item.id, figure)) ? null : item[figure];
    figures.set(
      item.id,
      new Map([
        ["score", scores.get(item.id) ?? null],
        ["direct", known("direct")],
        ["lookThrough", known("lookThrough")],
        ["critical", known("critical")],
        ["hhi", item.hhi],
        ["netImportReliance", risks.get(item.id)?.netImportReliance ?? null],
      ]),
    );
  }
  const countries = chokepoints(data, ChokepointOptions.parse({ ...choices, by: "country" }));
  for (const { id, score } of countries.items) figures.set(id, new Map([["score", score]]));
  const endsOf = (id: string, figure: MovedFigure) => open.of(id, figure);
  const rest = [risked.certificate, countries.certificate];
  return {
    figures,
    endsOf,
    certificate: together(scored.certificate, depended.certificate, rest),
  };
}

/** From 0 to 1 but for the last bits: no answer at all. */
function saysNothing(ends: Ends | null): boolean {
  return ends !== null && ends.low <= 1e-9 && ends.high >= 1 - 1e-9;
}

function together(first: Certificate, second: Certificate, rest: Certificate[]): Certificate {
  const all = [first, second, ...rest];
  return {
    ...first,
    assumed: distinct([...first.assumed, ...second.assumed]),
    formula: [first.formula, second.formula, HHI_FORMULA, NIR_FORMULA].join("; "),
    iterations: Math.max(...all.map(({ iterations }) => iterations)),
    lastChange: Math.max(...all.map(({ lastChange }) => lastChange)),
    converged: all.every(({ converged }) => converged),
  };
}

/** What supply of unknown origin leaves open of each figure. */
class OpenEnds {
  private readonly network: Network;
  private readonly evaluator: Evaluator;
  private readonly items: ReadonlyMap<string, DependencyItem>;
  /** Critical with unknown makers stopped as well, by product. */
  private readonly criticalHigh: ReadonlyMap<string, number>;

  constructor(network: Network, items: readonly DependencyItem[]) {
    this.network = network;
    this.evaluator = new Evaluator(network);
    this.items = new Map(items.map((item) => [item.id, item]));
    const { home } = network.sets;
    this.evaluator.run(makersShock(network, (maker) => maker.unknown || !home.has(maker.country)));
    this.criticalHigh = new Map(
      network.products.map((id, at) => [id, 1 - this.evaluator.homeOutput(at)]),
    );
  }

  of(id: string, figure: MovedFigure): Ends | null {
    const item = this.items.get(id);
    switch (figure) {
      case "score":
        return this.ofScore(id);
      case "direct":
        return between(item?.direct, (item?.direct ?? 0) + (item?.unknown ?? 0));
      case "lookThrough":
        return between(item?.lookThroughLow, item?.lookThroughHigh);
      case "critical":
        return between(item?.critical, this.criticalHigh.get(id));
      case "hhi": {
        const at = this.network.productIndex.get(id);
        const found = at === undefined ? null : supplyConcentration(this.network, at);
        return between(found?.hhiLow, found?.hhiHigh);
      }
      default:
        return null;
    }
  }

  private ofScore(id: string): Ends {
    const targets = readTargets(this.network, [id]);
    const lossWith = (unknown: "spared" | "cut") =>
      this.evaluator.lossOf(haltShock(this.network, targets, { unknown }));
    return { low: lossWith("spared"), high: lossWith("cut") };
  }
}

function between(low: number | null | undefined, high: number | null | undefined): Ends | null {
  if (low === null || low === undefined || high === null || high === undefined) return null;
  return { low, high: Math.min(1, high) };
}
