import type { DataSet, PresetScenario } from "../../model/data-set.ts";
import {
  ConflictError,
  InvalidInputError,
  type LinchpinError,
  NotFoundError,
  StorageError,
} from "../../model/errors.ts";
import { idFromName, KeptId } from "../../model/kept-id.ts";
import { Scenario } from "../../model/scenario.ts";
import { checkScenario } from "../../scenarios/simulate/check-scenario.ts";
import type { KeptScenario, KeptScenarios } from "../../store/kept/store.ts";
import { PageQuery } from "../contract/pages.ts";
import type { ScenarioList, ScenarioSummary } from "../contract/scenario-operations.ts";
import type { GraphCache } from "../graph-cache.ts";
import { toFieldProblem } from "../problem.ts";
import { pointerTo, validate } from "../validate.ts";
import { type Handlers, Reply } from "./call.ts";
import { tagOf, versionAsked } from "./if-match.ts";
import { keyNumber, pageOf, pageReply } from "./pages.ts";

type ScenarioOperations =
  | "listScenarios"
  | "getScenario"
  | "saveScenario"
  | "replaceScenario"
  | "deleteScenario";

/** Ids that are tried for a scenario whose name is taken. */
const MOST_TRIES = 1000;

/** `/graphs/{id}/scenarios` and one of them: presets are read, saved ones are changed, too. */
export function scenarioHandlers(
  graphs: GraphCache,
  kept: KeptScenarios,
): Handlers<ScenarioOperations> {
  const refusePreset = async (graph: string, scenario: string): Promise<DataSet> => {
    const data = await graphs.find(graph);
    if (presetsOf(data).some(({ id }) => id === scenario)) throw isPreset(scenario);
    return data;
  };
  return {
    async listScenarios({ params, query }) {
      const asked = validate(PageQuery, query, "query");
      const presets = presetsOf(await graphs.find(params.id));
      const { items, unreadable } = await listKept(params.id, kept);
      const own = items.filter(({ id }) => !presets.some((preset) => preset.id === id));
      const keyed = [
        ...presets.map((preset, at) => ({
          key: ["0", keyNumber(at)],
          item: summaryOf(preset, null),
        })),
        ...own.map((item) => ({ key: ["1", item.id], item })),
      ];
      const { entries, next } = pageOf(keyed, asked, { keyOf: ({ key }) => key, parts: 2 });
      const body = { items: entries.map(({ item }) => item), next, unreadable };
      return pageReply(body, `/api/v1/graphs/${encodeURIComponent(params.id)}/scenarios`, query);
    },
    async getScenario({ params }) {
      const presets = presetsOf(await graphs.find(params.id));
      const preset = presets.find(({ id }) => id === params.scenario);
      if (preset) return preset;
      const found = await kept.find(params.id, params.scenario);
      if (found) return new Reply(found.scenario, { ETag: tagOf(found.version) });
      throw await notFound(params, presets, kept);
    },
    async saveScenario({ params, body, request }) {
      const scenario = readScenario(body);
      const data = await graphs.find(params.id);
      checkAgainst(data, scenario);
      const saved = await create(data, scenario, { kept, request });
      return new Reply(summaryOf({ ...saved.scenario, id: saved.id }, saved), {
        Location: `/api/v1/graphs/${encodeURIComponent(params.id)}/scenarios/${saved.id}`,
        ETag: tagOf(saved.version),
      });
    },
    async replaceScenario({ params, body, headers }) {
      const scenario = readScenario(body);
      const data = await refusePreset(params.id, params.scenario);
      const version = versionAsked(headers["if-match"]);
      refuseOtherId(scenario, params.scenario);
      checkAgainst(data, scenario);
      const saved = await kept.replace(params.id, params.scenario, { scenario, version });
      const summary = summaryOf({ ...saved.scenario, id: saved.id }, saved);
      return new Reply(summary, { ETag: tagOf(saved.version) });
    },
    async deleteScenario({ params, headers }) {
      await refusePreset(params.id, params.scenario);
      await kept.remove(params.id, params.scenario, versionAsked(headers["if-match"]));
      return null;
    },
  };
}

function presetsOf({ scenarios = [] }: DataSet): readonly PresetScenario[] {
  return scenarios;
}

/** What cannot be read hides nothing else: presets are shown whatever becomes of the rest. */
async function listKept(
  graph: string,
  kept: KeptScenarios,
): Promise<Pick<ScenarioList, "items" | "unreadable">> {
  try {
    const { scenarios, unreadable } = await kept.list(graph);
    return {
      items: scenarios.map((one) => summaryOf({ ...one.scenario, id: one.id }, one)),
      unreadable: unreadable.map(({ id, problems }) => ({
        id,
        detail: "the saved scenario cannot be read",
        errors: problems.map((problem) => toFieldProblem(problem, "query")),
      })),
    };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return { items: [], unreadable: [{ id: null, detail: error.message, errors: [] }] };
  }
}

function readScenario(body: unknown): Scenario {
  const scenario = validate(Scenario, body, "body");
  const id = KeptId.optional().safeParse(scenario.id);
  if (id.success) return scenario;
  const message = `"${scenario.id}" is no id of a saved scenario`;
  const expected = "small letters a-z, digits and '-' between them, at most 64, or none";
  throw new InvalidInputError("invalid_option", message, {
    details: [{ pointer: "#/id", message, expected }],
  });
}

function checkAgainst(data: DataSet, scenario: Scenario): void {
  const details = checkScenario(data, scenario);
  if (details.length === 0) return;
  const count = details.length === 1 ? "a field is" : `${details.length} fields are`;
  throw new InvalidInputError("invalid_option", `${count} not as expected`, { details });
}

/** Under its own id, or the first free one that its name gives. */
async function create(
  data: DataSet,
  scenario: Scenario,
  { kept, request }: { readonly kept: KeptScenarios; readonly request: string | undefined },
): Promise<KeptScenario> {
  const isTaken = (id: string) => presetsOf(data).some((preset) => preset.id === id);
  const asked = scenario.id;
  if (asked !== undefined) {
    if (isTaken(asked)) throw isPreset(asked);
    return kept.create(data.id, asked, scenario, request);
  }
  const stem = idFromName(scenario.name ?? "", "scenario");
  for (let number = 1; number <= MOST_TRIES; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (isTaken(id)) continue;
    try {
      return await kept.create(data.id, id, scenario, request);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  const message = `${MOST_TRIES} scenarios are called ${stem}`;
  throw new ConflictError("conflict", message, {
    details: [{ pointer: "#/name", message, expected: "another name" }],
  });
}

function refuseOtherId({ id }: Scenario, address: string): void {
  if (id === undefined || id === address) return;
  const message = `is "${id}"`;
  throw new InvalidInputError("invalid_option", `the id of the scenario ${message}`, {
    details: [{ pointer: "#/id", message, expected: `"${address}", as in the address, or none` }],
  });
}

function isPreset(id: string): LinchpinError {
  const message = `the scenario "${id}" comes with the graph and stays as it is`;
  return new ConflictError("conflict", message, {
    details: [
      { pointer: "{scenario}", message, expected: "another id for a scenario of your own" },
    ],
  });
}

async function notFound(
  params: { readonly id: string; readonly scenario: string },
  presets: readonly PresetScenario[],
  kept: KeptScenarios,
): Promise<NotFoundError> {
  const { items } = await listKept(params.id, kept);
  const message = `there is no scenario "${params.scenario}"`;
  const names = [...presets, ...items].map(({ id }) => id).join(", ") || "(none)";
  const pointer = pointerTo("path", ["scenario"]);
  return new NotFoundError("scenario_not_found", message, {
    details: [{ pointer, message, expected: `one of ${names}` }],
  });
}

function summaryOf(
  scenario: Scenario & { readonly id: string },
  kept: KeptScenario | null,
): ScenarioSummary {
  const { id, name, nameJa, description, descriptionJa, horizonDays, sources } = scenario;
  return {
    id,
    name: name ?? nameJa ?? id,
    nameJa: nameJa ?? name ?? id,
    description: description ?? "",
    descriptionJa: descriptionJa ?? description ?? "",
    horizonDays,
    shocks: scenario.shocks.length,
    responses: scenario.responses.length,
    sources,
    saved: kept !== null,
    version: kept?.version ?? null,
    savedAt: kept?.savedAt ?? null,
  };
}
