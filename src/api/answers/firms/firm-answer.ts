import type { FirmGraph } from "../../../engine/build/firm-graph.ts";
import type { EsriCascade } from "../../../engine/kernels/esri.ts";
import { boughtFrom, homeOf } from "../../../engine/measures/firms/abroad.ts";
import { aroundFirm } from "../../../engine/measures/firms/around-firm.ts";
import { firmStop } from "../../../engine/measures/firms/firm-cascade.ts";
import { firmDetail } from "../../../engine/measures/firms/firm-detail.ts";
import { firmsOfGroup, insideGroup } from "../../../engine/measures/firms/firms-of-group.ts";
import { firmsOverview, groupingsOf } from "../../../engine/measures/firms/firms-overview.ts";
import { groupFirms } from "../../../engine/measures/firms/grouping.ts";
import type { LookedAt } from "../../../engine/measures/firms/looked-at.ts";
import { riskOrder } from "../../../engine/measures/firms/risk-order.ts";
import { type FoldedFirms, searchFirms } from "../../../engine/measures/firms/search-firms.ts";
import { InvalidInputError, NotFoundError } from "../../../model/errors.ts";
import type { FirmRisk } from "../../../model/firm-views.ts";
import { showValue } from "../../../model/zod-problems.ts";
import type { FirmQuestion } from "./firm-question.ts";
import type { LoadedFirms } from "./firm-worker.ts";

/** A question with all that its answer rests on. */
interface Asked {
  readonly graph: FirmGraph;
  readonly folded: FoldedFirms;
  readonly firms: LoadedFirms;
  readonly question: FirmQuestion;
  readonly communities: Uint32Array | null;
  readonly risk: { readonly state: FirmRisk; readonly values: Float64Array };
}

/**
 * Answers a question about a network of firms.
 * @throws InvalidInputError `invalid_option`, `unknown_country`; NotFoundError `not_found` for a firm that
 *   is not there
 */
export function answerAboutFirms(asked: Asked, cascade: () => EsriCascade): unknown {
  const { graph, folded, firms, question } = asked;
  const look = lookedAt(asked);
  switch (question.name) {
    case "overview":
      return firmsOverview(look, firms.unit);
    case "group":
      return firmsOfGroup(look, question.id, question);
    case "inside":
      return insideGroup(look, question.id);
    case "around":
      return aroundFirm(look, firmAt(graph, question.firm), question.steps);
    case "firm": {
      const firm = firmAt(graph, question.firm);
      const community = asked.communities?.[firm];
      return firmDetail(look, firm, community === undefined ? null : String(community + 1));
    }
    case "stop":
      return firmStop(graph, cascade(), firmAt(graph, question.firm), firms.version);
    case "search":
      return searchFirms(look, folded, question.q);
    case "risk":
      return { ...look.risk.state, dataVersion: look.version };
  }
}

/** Points of view that are asked by turns: what they rest on takes a look at every link. */
const MOST_SIGHTS = 6;
const sights = new Map<string, LookedAt>();

function lookedAt(asked: Asked): LookedAt {
  const { graph, firms, question, communities, risk } = asked;
  const [usual = "community"] = groupingsOf(graph);
  const home = homeOf(graph, knownHome(graph, question.home), firms.home);
  const group = question.group ?? usual;
  const key = JSON.stringify([firms.key, group, home, risk.state.measure]);
  const known = sights.get(key);
  const look: LookedAt = known
    ? { ...known, risk: { ...known.risk, state: risk.state } }
    : {
        graph,
        grouping: groupFirms(graph, group, communities),
        home,
        from: boughtFrom(graph, home),
        risk: riskOrder(risk.values, risk.state),
        version: firms.version,
      };
  sights.delete(key);
  sights.set(key, look);
  const [oldest] = sights.keys();
  if (sights.size > MOST_SIGHTS && oldest !== undefined) sights.delete(oldest);
  return look;
}

/** @throws InvalidInputError `unknown_country` for a home in which no firm is */
function knownHome(
  { countries }: FirmGraph,
  home: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!home || countries.length === 0) return undefined;
  const details = home
    .filter((code) => !countries.includes(code))
    .map((code) => ({
      pointer: "?home",
      message: `no firm is in ${showValue(code)}`,
      expected: `countries of the network: ${countries.slice(0, 20).join(", ")}`,
    }));
  const [first] = details;
  if (first) throw new InvalidInputError("unknown_country", first.message, { details });
  return home;
}

function firmAt({ labels }: FirmGraph, id: string): number {
  const at = labels.indexOf(id);
  if (at >= 0) return at;
  const message = `there is no firm ${showValue(id)}`;
  throw new NotFoundError("not_found", message, {
    details: [
      { pointer: "?firm", message, expected: "the id of a firm, as /firms/search finds it" },
    ],
  });
}
