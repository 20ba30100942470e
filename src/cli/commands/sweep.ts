import { Command } from "commander";
import type { DataSet } from "../../model/data-set.ts";
import { type SweepItem, SweepOptions, type SweepResult } from "../../model/sweep.ts";
import { Names } from "../../model/words/names.ts";
import { integer, percent, UNKNOWN, wholeDays } from "../../model/words/numbers.ts";
import { someOf } from "../../model/words/some-of.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { certificateLines } from "../format/certificate.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { rowsInThreads, Workers } from "../long-work.ts";
import { answer, numberOrText, withChoices, withJson } from "../options.ts";

/** So many are listed for people if `--top` is not given. */
const USUAL_TOP = 25;
/** Sectors that are named as the first hit; of more, how many. */
const MOST_NAMED = 3;

/** `sweep GRAPH`: halts one thing after another in the daily model. */
export function sweepCommand(session: Session): Command {
  return withJson(withChoices(new Command("sweep")))
    .description("halt one thing after another: what runs out first, how deep, for how long")
    .argument("<GRAPH>")
    .option("--by <kind>", "product (default), producer, country, firm, input or pair")
    .option("--of <kind>", "what pairs are made of (default producer)")
    .option("--among <n>", "pairs are made among so many (default 30)", numberOrText)
    .option("--for <sector>", "count the loss of this sector alone")
    .option("--top <n>", "at most so many", numberOrText)
    .option("--sort <order>", "time (default): earliest first; output: deepest; lost: most days")
    .option("--everywhere", "halt products at home, too; home's makers, too")
    .option("--size <0..1>", "share of output that is lost (default 1)", numberOrText)
    .option("--duration-days <n>", "default: to the end of the horizon", numberOrText)
    .option("--horizon-days <n>", "days in all (default 365)", numberOrText)
    .option("--step-days <n>", "days of a step (default 1)", numberOrText)
    .option("--restart-rate-per-day <0..1>", "output that a plant regains a day", numberOrText)
    .option("--unstated-cover-days <n>", "stock where the data state none (0)", numberOrText)
    .option(
      "--unstated-lag-days <n>",
      "time on the way where the data state none (1)",
      numberOrText,
    )
    .option("--workers <n>", "threads; changes no figure", numberOrText)
    .action(async (graph: string, { json, ...typed }: { json?: boolean }) => {
      const { run } = MEASURES.sweep;
      const { data, result } = await answer(graph, {
        schema: SweepOptions.extend({ workers: Workers }),
        typed,
        ask(of, { workers, ...options }) {
          run(of, options, null); // refuses what cannot be asked
          return { workers, options };
        },
      });
      const { options, workers } = result;
      const rows = await rowsInThreads(session, "sweep", data, { options, workers });
      const shown = json ? options : { ...options, top: options.top ?? USUAL_TOP };
      const found = run(data, shown, rows);
      if (json) printJson(session, found);
      else session.out(inWords(data, found, options));
    });
}

/** Said first: in a graph that states few stocks they decide the days. */
function standInLines({ unstatedCoverDays, unstatedLagDays, everywhere }: SweepOptions): string[] {
  const days = (count: number) => `${count} ${count === 1 ? "day" : "days"}`;
  return [
    ...(everywhere ? [] : ["Makers at home go on (--everywhere halts them, too)."]),
    `Where the data state none, users hold ${days(unstatedCoverDays)} of stock and wait ` +
      `${days(unstatedLagDays)} (--unstated-cover-days, --unstated-lag-days).`,
  ];
}

function inWords(data: DataSet, result: SweepResult, options: SweepOptions): string {
  const names = new Names(data);
  const { by, items, total, harmless, excluded, horizonDays, durationDays, size } = result;
  const whose = result.for === null ? "the home sectors" : names.product(result.for);
  const length = durationDays === null ? "to the end" : `for ${durationDays} days`;
  const lines = [
    `Sweep by ${by}: what ${whose} lose in ${horizonDays} days if each is halted by ` +
      `${percent(size)}, ${length}; ${ORDERS[result.sort]} first`,
    ...standInLines(options),
    "",
    ...(items.length > 0
      ? [
          formatTable(
            COLUMNS,
            items.map((item) => cellsOf(item, names)),
          ),
          "",
        ]
      : []),
    `${items.length} of ${total} listed; ${harmless} of them leave every sector that counts whole` +
      `${excluded > 0 ? `; ${excluded} cannot be scored: no sector has a weight` : ""}.`,
    ...certificateLines(result.certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

const ORDERS = { time: "earliest", output: "deepest", lost: "most days lost" } as const;

const COLUMNS = [
  { head: "#", align: "right" as const },
  { head: "Halted", width: 44 },
  { head: "Short from day", align: "right" as const },
  { head: "Whole again", align: "right" as const },
  { head: "Least output", align: "right" as const },
  { head: "Lost days", align: "right" as const },
  { head: "Hit first", width: 54 },
];

function cellsOf(item: SweepItem, names: Names): string[] {
  const { id, place, targets = [id], firstHit } = item;
  const { timeToSurviveDays: short, timeToRecoverDays: whole, minOutput, lostDays } = item;
  const first = firstHit.map((sector) => names.product(sector));
  return [
    String(place),
    targets.map((target) => names.target(target)).join(" + "),
    short === null ? "never" : integer(short),
    short === null ? UNKNOWN : whole === null ? "not by the end" : `day ${integer(whole)}`,
    percent(minOutput),
    String(wholeDays(lostDays)),
    someOf(first, MOST_NAMED),
  ];
}
