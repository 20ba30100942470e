import { Command } from "commander";
import type { ExposureItem, ExposureResult } from "../../model/exposure.ts";
import { decimal, integer } from "../../model/words/numbers.ts";
import { someOf } from "../../model/words/some-of.ts";
import { exposure } from "../../scenarios/exposure/exposure.ts";
import { readPlantNetwork } from "../../store/formats/plant-network.ts";
import { fileCertificateLines } from "../format/certificate.ts";
import { type ColumnSpec, formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { withJson } from "../options.ts";

/** Rows of the table for people; --json has all. */
const MOST_ROWS = 30;
const MOST_NAMED = 3;

/** `exposure PLANTS`: time to survive, lost profit and risk exposure index of each supplier. */
export function exposureCommand(session: Session): Command {
  return withJson(new Command("exposure"))
    .description("how long sales go on if a plant stops, and what is lost until it is back")
    .argument("<PLANTS>", "a network of plants: linchpin-plants/1 (JSON)")
    .action(async (file: string, { json }: { json?: boolean }) => {
      const result = await exposure(await readPlantNetwork(file));
      if (json) printJson(session, result);
      else session.out(inWords(result));
    });
}

function inWords(result: ExposureResult): string {
  const { certificate, timeToSurviveWithoutDisruption } = result;
  const { timesToRecover, suppliers, products, links } = certificate;
  const ranked = Object.entries(result.nodes).sort(mostExposedFirst(timesToRecover));
  const rows = ranked.slice(0, MOST_ROWS).map(([id, item]) => [
    id,
    time(item.timeToSurvive),
    ...timesToRecover.flatMap((t) => [
      decimal(item.lostProfit[String(t)] ?? 0),
      decimal(item.riskExposureIndex[String(t)] ?? 0),
    ]),
    someOf(item.firstMissed, MOST_NAMED),
    someOf(
      item.limits.map(({ id: node, kind }) => `${kind} of ${node}`),
      MOST_NAMED,
    ),
  ]);
  const lines = [
    `Plants: ${integer(suppliers)} suppliers, ${integer(products)} products, ${integer(links)} links. ` +
      `With nothing out, all demand is met ${sentence(timeToSurviveWithoutDisruption)}.`,
    "",
    formatTable(columnsOf(timesToRecover), rows),
    "",
    `${integer(rows.length)} of ${integer(suppliers)} suppliers, most exposed first (--json has all). ` +
      "TTS (LP): periods until some demand is missed if the supplier makes nothing; lost profit and " +
      "risk exposure index (REI, of the largest loss) by time to recover.",
    ...fileCertificateLines(certificate),
    `Linear programmes solved by ${certificate.solver}.`,
  ];
  return `${lines.join("\n")}\n`;
}

type Row = readonly [id: string, item: ExposureItem];

/** By the loss at the longest time, then by the time that is survived. */
function mostExposedFirst(times: readonly number[]): (a: Row, b: Row) => number {
  const longest = String(Math.max(...times));
  const loss = ({ lostProfit }: ExposureItem) => lostProfit[longest] ?? 0;
  const survives = ({ timeToSurvive }: ExposureItem) => timeToSurvive ?? Number.MAX_VALUE;
  return ([, a], [, b]) => loss(b) - loss(a) || survives(a) - survives(b);
}

function columnsOf(times: readonly number[]): ColumnSpec[] {
  const right = { align: "right" as const };
  return [
    { head: "Supplier" },
    { head: "TTS (LP)", ...right },
    ...times.flatMap((t) => [
      { head: `Lost in ${t}`, ...right },
      { head: "REI", ...right },
    ]),
    { head: "Missed first" },
    { head: "Set by" },
  ];
}

function time(periods: number | null): string {
  return periods === null ? "for ever" : decimal(periods);
}

function sentence(periods: number | null): string {
  return periods === null ? "for ever" : `for ${decimal(periods)} periods`;
}
