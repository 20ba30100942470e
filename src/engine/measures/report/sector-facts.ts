import type { DataSet } from "../../../model/data-set.ts";
import type { Choices, ChokepointKind } from "../../../model/options.ts";
import type { ReportResult, SectorFacts } from "../../../model/report.ts";
import type { ProductRow } from "../../../model/tables.ts";
import { compileNetwork } from "../../build/network.ts";
import { namesOf } from "../overview.ts";
import { Asked } from "./ask.ts";

const MOST_RANKED = 10;

/** What a sector hangs on: its strongest chokepoints by each kind, and its dependency. */
export function sectorFacts(data: DataSet, row: ProductRow, choices: Choices): ReportResult {
  const asked = new Asked(data, choices);
  const { id } = row;
  const ranked = (by: ChokepointKind) => {
    const options = { by, for: id, why: by === "product" ? 1 : 0 };
    const result = asked.chokepoints(options);
    const items = result.items.slice(0, MOST_RANKED);
    const quarter = result.items.filter(({ score }) => score >= 0.25).length;
    return { items, total: result.total, quarter };
  };
  const network = compileNetwork(data, choices);
  const facts: SectorFacts = {
    kind: "sector",
    detail: asked.detail(id),
    importance:
      network.importanceSet === null
        ? null
        : (network.importance[network.productIndex.get(id) ?? -1] ?? null),
    dependency: asked.dependency(id),
    byProduct: ranked("product"),
    byProducer: ranked("producer"),
    byCountry: ranked("country"),
    byFirm: ranked("firm"),
  };
  const { certificate } = asked.chokepoints({ for: id, top: MOST_RANKED });
  return {
    subject: id,
    kind: "sector",
    title: namesOf(row).nameEn,
    facts,
    certificate,
  };
}
