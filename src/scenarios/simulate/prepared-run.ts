import type { Network } from "../../engine/build/network.ts";
import { runDaily } from "../../engine/kernels/daily-cascade.ts";
import { type Cone, coneOf, type Driver } from "../../engine/kernels/daily-system.ts";
import type { DailyView } from "../../engine/kernels/daily-view.ts";
import { capacityPart } from "./capacity-part.ts";
import { dailyFigures, type MemberDays } from "./daily-figures.ts";
import { needsOf } from "./demand.ts";
import { diversionPart } from "./diversion-part.ts";
import { driverOf } from "./driver.ts";
import { embargoPart } from "./embargo-part.ts";
import { haltsOf, sparesOf } from "./halts.ts";
import { homeUse } from "./home-use.ts";
import { shockLevel } from "./levels.ts";
import { projectPart, projectsOf } from "./projects.ts";
import { rationingPart } from "./rationing-part.ts";
import { type NamedStock, releasedStocks } from "./released-stocks.ts";
import type { SettledResponse, SettledScenario, SettledShock } from "./settled-scenario.ts";
import { substitutionPart } from "./substitution-part.ts";

/** A scenario laid over a network, ready to run. */
export interface PreparedRun {
  readonly network: Network;
  readonly scenario: SettledScenario;
  readonly steps: number;
  readonly figures: MemberDays;
  readonly cone: Cone;
  readonly driver: Driver;
  readonly stocks: readonly NamedStock[];
  /** What was assumed on the way. */
  readonly notes: readonly string[];
}

interface Ends {
  /** Fungibility of bans that state none. */
  readonly unchosen?: number;
}

/**
 * Lays a scenario over a network.
 * @param network compiled for this scenario (`scenarioNetwork`), or drawn from such a one
 * @throws InvalidInputError `invalid_option` where demand has no finite size
 */
export function prepareRun(
  network: Network,
  scenario: SettledScenario,
  { unchosen = 0 }: Ends = {},
): PreparedRun {
  const { shocks, responses, stepDays, restartRatePerDay } = scenario;
  const use = homeUse(network);
  const halts = haltsOf(network, ofKind(shocks, "halt"));
  const needs = needsOf(network, ofKind(shocks, "demand"));
  const projects = projectsOf(network, ofKind(responses, "project"), { halts, use });
  const spares = sparesOf(network, ofKind(responses, "spare-capacity"));
  const diversion = diversionPart(network, ofKind(responses, "diversion"), use);
  const released = releasedStocks(network, scenario, use);
  const others = [
    capacityPart(network, { halts, spares, projects: projects.toUnits, needs }),
    embargoPart(network, ofKind(shocks, "embargo"), unchosen),
    projectPart(network, projects.toMarkets),
    substitutionPart(network, ofKind(responses, "substitution")),
    diversion,
  ];
  const figures = dailyFigures(network, scenario);
  const { horizonDays } = scenario;
  const clock = { others, stepDays, horizonDays, lagSteps: figures.lagSteps };
  const rationing = rationingPart(network, ofKind(responses, "rationing"), clock);
  const parts = [...others, rationing];
  return {
    network,
    scenario,
    steps: Math.ceil(scenario.horizonDays / stepDays),
    figures,
    cone: coneOf(
      network.system,
      parts.flatMap(({ moved }) => moved),
    ),
    driver: driverOf(parts, {
      stepDays,
      restartRatePerDay,
      shocks: shocks.map(shockLevel),
      wakeAt: released.stocks.map(({ fromStep }) => fromStep),
    }),
    stocks: released.stocks,
    notes: [needs, projects, diversion, released, rationing].flatMap(({ notes }) => notes),
  };
}

/** Runs it; `onStep` reads each step, in order. */
export function runPrepared(
  { network, steps, figures, cone, driver, stocks }: PreparedRun,
  onStep: (step: number, view: DailyView) => void,
): void {
  const rigid = network.choices.mode === "rigid";
  runDaily(network.system, figures, { steps, cone, rigid, driver, stocks, onStep });
}

type Part = SettledShock | SettledResponse;

function ofKind<All extends Part, Kind extends All["kind"]>(
  parts: readonly All[],
  kind: Kind,
): Extract<All, { kind: Kind }>[] {
  return parts.filter((part): part is Extract<All, { kind: Kind }> => part.kind === kind);
}
