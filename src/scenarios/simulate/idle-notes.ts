import type { Network } from "../../engine/build/network.ts";
import { embargoPart } from "./embargo-part.ts";
import { haltsOf } from "./halts.ts";
import { homeUse } from "./home-use.ts";
import type { PreparedRun } from "./prepared-run.ts";
import { releasedStocks } from "./released-stocks.ts";
import type { SettledShock } from "./settled-scenario.ts";

/** Shocks and stock releases that find nothing to work on, each by its place in the scenario. */
export function idleNotes({ network, scenario }: PreparedRun): string[] {
  const { shocks, responses } = scenario;
  const shocked = shocks.flatMap((shock, at) => {
    const why = whyIdle(network, shock) ?? lastsNoDay(shock);
    return why === null ? [] : [`/shocks/${at} ${why}: it changes nothing`];
  });
  const opened = responses.flatMap((response, at) => {
    if (response.kind !== "stock-release") return [];
    const alone = { ...scenario, responses: [response] };
    const { stocks } = releasedStocks(network, alone, homeUse(network));
    return stocks.length > 0 ? [] : [`/responses/${at} meets no stock: it changes nothing`];
  });
  return [...shocked, ...opened];
}

function lastsNoDay({ durationDays, rampDays }: SettledShock): string | null {
  return durationDays === 0 && rampDays === 0 ? "lasts no day" : null;
}

function whyIdle(network: Network, shock: SettledShock): string | null {
  if (shock.kind === "halt") return meetsProducer(network, shock) ? null : "meets no producer";
  if (shock.kind !== "embargo") return null;
  return embargoPart(network, [shock], 0).moved.length > 0 ? null : "meets no sale";
}

function meetsProducer(network: Network, shock: Extract<SettledShock, { kind: "halt" }>): boolean {
  const [halt] = haltsOf(network, [shock]);
  const { parts, unitProduct } = network.labels;
  return parts.some((own, unit) =>
    own.some((part) => part.weight > 0 && halt?.hits(part, unitProduct[unit] ?? -1)),
  );
}
