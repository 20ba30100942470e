import type { DataSet } from "../../../model/data-set.ts";
import type { Choices, ChokepointKind } from "../../../model/options.ts";
import type { ReportResult, SectorFacts } from "../../../model/report.ts";
import type { ProductRow } from "../../../model/tables.ts";
import { parseTarget } from "../../../model/target.ts";
import { compileNetwork } from "../../build/network.ts";
import { namesOf } from "../overview.ts";
import { Asked } from "./ask.ts";
import { behindOf } from "./behind.ts";
import { helpOf } from "./help-facts.ts";
import { isTie, surestFirst } from "./surest-first.ts";

const MOST_RANKED = 10;
/** So many countries share a loss exactly and at once. */
const MOST_SPLIT = 8;
const MOST_HELPED = 6;
/** A loss below this is no loss. */
const LEAST_LOSS = 0.0005;

/** What a sector hangs on: its strongest chokepoints by each kind, and its dependency. */
export function sectorFacts(data: DataSet, row: ProductRow, choices: Choices): ReportResult {
  const asked = new Asked(data, choices);
  const { id } = row;
  const network = compileNetwork(data, choices);
  const products = ranked(asked, id, "product");
  const { items, certificate } = explained(asked, id, products.items);
  const byProducer = ranked(asked, id, "producer");
  const byCountry = ranked(asked, id, "country");
  const strongest = new Set([...items, ...byProducer.items].flatMap(({ id }) => productIn(id)));
  const facts: SectorFacts = {
    kind: "sector",
    detail: asked.detail(id),
    importance:
      network.importanceSet === null
        ? null
        : (network.importance[network.productIndex.get(id) ?? -1] ?? null),
    dependency: asked.dependency(id),
    byProduct: { ...products, items },
    byProducer,
    byCountry,
    byFirm: ranked(asked, id, "firm"),
    split: splitOf(asked, id, byCountry.items),
    help: helpOf(asked, items.slice(0, MOST_HELPED)),
    events: asked.events(({ product }) => product.some((p) => p === id || strongest.has(p))),
  };
  return { subject: id, kind: "sector", title: namesOf(row).nameEn, facts, certificate };
}

function productIn(id: string): string[] {
  const target = parseTarget(id);
  return "product" in target ? [target.product] : [];
}

/** The head of a ranking, ties with the surest first. */
function ranked(asked: Asked, sector: string, by: ChokepointKind): SectorFacts["byCountry"] {
  const { items: all, total } = asked.chokepoints({ by, for: sector });
  const items = surestFirst(all).slice(0, MOST_RANKED);
  const [first] = items;
  const [surest] = all.toSorted((a, b) => b.scoreLow - a.scoreLow);
  return {
    items,
    total,
    tied: first ? all.filter((item) => isTie(first, item)).length : 0,
    quarter: all.filter(({ score }) => score >= 0.25).length,
    quarterSure: all.filter(({ scoreLow }) => scoreLow >= 0.25).length,
    surest: surest ? { id: surest.id, scoreLow: surest.scoreLow } : null,
    behind: behindOf(asked, items),
  };
}

/** The same items, the first with its reasons; the certificate is that of their paths. */
function explained(
  asked: Asked,
  sector: string,
  items: SectorFacts["byProduct"]["items"],
): Pick<ReturnType<Asked["chokepoints"]>, "items" | "certificate"> {
  const [first, ...rest] = items;
  if (!first) return { items, certificate: asked.chokepoints({ for: sector }).certificate };
  const only = items.map(({ id }) => id);
  const { certificate } = asked.chokepoints({ for: sector, only });
  const [reasoned] = asked.chokepoints({ for: sector, only: [first.id], why: 1 }).items;
  return { items: [reasoned ?? first, ...rest], certificate };
}

/** Whose part of the loss is how large when its worst countries all stop at once. */
function splitOf(
  asked: Asked,
  sector: string,
  countries: SectorFacts["byCountry"]["items"],
): SectorFacts["split"] {
  const hit = countries.filter(({ score }) => score >= LEAST_LOSS).slice(0, MOST_SPLIT);
  const targets = hit.map(({ id }) => id);
  return targets.length < 2 ? null : asked.alone(sector).shapley(targets);
}
