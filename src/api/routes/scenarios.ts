import type { PresetScenario } from "../../model/data-set.ts";
import { NotFoundError } from "../../model/errors.ts";
import type { ScenarioSummary } from "../contract/scenario-operations.ts";
import type { GraphCache } from "../graph-cache.ts";
import { pointerTo } from "../validate.ts";
import type { Handlers } from "./call.ts";

type ScenarioOperations = "listScenarios" | "getScenario";

/** `GET /graphs/{id}/scenarios` and one of them. */
export function scenarioHandlers(graphs: GraphCache): Handlers<ScenarioOperations> {
  const presetsOf = async (id: string) => (await graphs.find(id)).scenarios ?? [];
  return {
    async listScenarios({ params }) {
      return { items: (await presetsOf(params.id)).map(summaryOf) };
    },
    async getScenario({ params }) {
      const presets = await presetsOf(params.id);
      const preset = presets.find(({ id }) => id === params.scenario);
      if (preset) return preset;
      const message = `there is no scenario "${params.scenario}"`;
      const names = presets.map(({ id }) => id).join(", ") || "(none)";
      const pointer = pointerTo("path", ["scenario"]);
      throw new NotFoundError("scenario_not_found", message, {
        details: [{ pointer, message, expected: `one of ${names}` }],
      });
    },
  };
}

function summaryOf(preset: PresetScenario): ScenarioSummary {
  const { id, name, nameJa, description, descriptionJa, horizonDays, sources } = preset;
  return {
    id,
    name: name ?? id,
    nameJa: nameJa ?? name ?? id,
    description: description ?? "",
    descriptionJa: descriptionJa ?? description ?? "",
    horizonDays,
    shocks: preset.shocks.length,
    responses: preset.responses.length,
    sources,
  };
}
