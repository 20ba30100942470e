import type { FirmGraph } from "../../../engine/build/firm-graph.ts";
import { countTexts, indexOfText, unpackTexts } from "../../../engine/build/packed-texts.ts";
import { boughtFrom, homeOf } from "../../../engine/measures/firms/abroad.ts";
import { aroundFirm } from "../../../engine/measures/firms/around-firm.ts";
import { firmStop } from "../../../engine/measures/firms/firm-cascade.ts";
import { firmDetail } from "../../../engine/measures/firms/firm-detail.ts";
import { firmsOfGroup, insideGroup } from "../../../engine/measures/firms/firms-of-group.ts";
import { firmsOverview, groupingsOf } from "../../../engine/measures/firms/firms-overview.ts";
import { groupFirms } from "../../../engine/measures/firms/grouping.ts";
import type { LookedAt } from "../../../engine/measures/firms/looked-at.ts";
import { searchFirms } from "../../../engine/measures/firms/search-firms.ts";
import { InvalidInputError, NotFoundError } from "../../../model/errors.ts";
import type { FirmRisk } from "../../../model/firm-views.ts";
import { showValue } from "../../../model/zod-problems.ts";
import type { FirmQuestion } from "./firm-question.ts";
import { cascadeOf, type KnownFirms } from "./known-firms.ts";

/** A question with all that its answer rests on beside the network. */
interface Asked {
  readonly question: FirmQuestion;
  readonly version: string;
  readonly communities: Uint32Array | null;
  readonly risk: { readonly state: FirmRisk; readonly values: Float64Array };
}

/**
 * Answers a question about a network of firms.
 * @throws InvalidInputError `invalid_option`, `unknown_country`; NotFoundError `not_found` for a firm that
 *   is not there
 */
export function answerAboutFirms(firms: KnownFirms, asked: Asked): unknown {
  const { graph } = firms;
  const { question, version, risk } = asked;
  switch (question.name) {
    case "overview":
      return firmsOverview(lookedAt(firms, asked), firms.unit);
    case "group":
      return firmsOfGroup(lookedAt(firms, asked), question.id, question);
    case "inside":
      return insideGroup(lookedAt(firms, asked), question.id);
    case "around":
      return aroundFirm(lookedAt(firms, asked), firmAt(graph, question.firm), question.steps);
    case "firm": {
      const firm = firmAt(graph, question.firm);
      const community = asked.communities?.[firm];
      const look = lookedAt(firms, asked);
      return firmDetail(look, firm, community === undefined ? null : String(community + 1));
    }
    case "stop": {
      const firm = firmAt(graph, question.firm);
      return firmStop(graph, cascadeOf(firms), firm, version);
    }
    case "search": {
      const look = { graph, risk: firms.ranked(risk.state, risk.values), version };
      return searchFirms(look, firms.folded, question.q);
    }
    case "risk":
      return { ...risk.state, dataVersion: version };
  }
}

function lookedAt(firms: KnownFirms, asked: Asked): LookedAt {
  const { question, communities, risk, version } = asked;
  const { graph } = firms;
  const { measure } = risk.state;
  const [usual = "community"] = groupingsOf(graph);
  const home = homeOf(graph, knownHome(graph, question.home), firms.home);
  const group = question.group ?? usual;
  const look = firms.sight(JSON.stringify([group, home, measure]), () => ({
    graph,
    grouping: groupFirms(graph, group, communities),
    home,
    from: boughtFrom(graph, home),
    risk: firms.ranked(risk.state, risk.values),
    version,
  }));
  return { ...look, risk: { ...look.risk, state: risk.state } };
}

/** @throws InvalidInputError `unknown_country` for a home in which no firm is */
function knownHome(
  { countries }: FirmGraph,
  home: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!home || countTexts(countries) === 0) return undefined;
  const details = home
    .filter((code) => indexOfText(countries, code) < 0)
    .map((code) => ({
      pointer: "?home",
      message: `no firm is in ${showValue(code)}`,
      expected: `countries of the network: ${unpackTexts(countries, 20).join(", ")}`,
    }));
  const [first] = details;
  if (first) throw new InvalidInputError("unknown_country", first.message, { details });
  return home;
}

function firmAt({ labels }: FirmGraph, id: string): number {
  const at = indexOfText(labels, id);
  if (at >= 0) return at;
  const message = `there is no firm ${showValue(id)}`;
  throw new NotFoundError("not_found", message, {
    details: [
      { pointer: "?firm", message, expected: "the id of a firm, as /firms/search finds it" },
    ],
  });
}
