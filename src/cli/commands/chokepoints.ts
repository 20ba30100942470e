import { Command } from "commander";
import { chosenSupply } from "../../engine/measures/overview.ts";
import type { DataSet } from "../../model/data-set.ts";
import { ChokepointOptions } from "../../model/options.ts";
import type { ChokepointItem, ChokepointsResult } from "../../model/results.ts";
import type { ProductRow } from "../../model/tables.ts";
import { parseTarget, type Target } from "../../model/target.ts";
import { Names } from "../../model/words/names.ts";
import { percent, percentRange, UNKNOWN } from "../../model/words/numbers.ts";
import { reasonInWords } from "../../model/words/reasons.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { bandCells, bandColumns, oddPlaceLines, stabilityLines } from "../format/bands.ts";
import { certificateLines, stoppedLines } from "../format/certificate.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { rowsInThreads, Workers } from "../long-work.ts";
import { answer, commaList, numberOrText, withChoices, withDraws, withJson } from "../options.ts";

const STOPPED =
  "Each loss is at least what stands here, and may be far more; the order may differ, too.";

/** So many are listed for people if `--top` is not given. */
const USUAL_TOP = 25;

/** So many are explained for people if `--why` is not given. */
const USUAL_WHY = 1;

/** The first so many are the list whose firmness is told, if neither `--top` nor `--rank-within` is given. */
const USUAL_K = 10;

/** `chokepoints GRAPH`: what hurts most if it is cut, one at a time. */
export function chokepointsCommand(session: Session): Command {
  return withJson(withDraws(withChoices(new Command("chokepoints"))))
    .description("rank what hurts most if it is cut")
    .argument("<GRAPH>")
    .option("--by <kind>", "product, producer, country, firm or input (default product)")
    .option("--for <sector>", "count the loss of this sector alone")
    .option("--top <n>", "at most so many", numberOrText)
    .option("--everywhere", "cut products at home, too; rank home's makers")
    .option("--only <ids>", "list only these of the ranking", commaList)
    .option("--why <n>", "say why, for the first n (people: 1 by default)", numberOrText)
    .option("--runs <n>", "draw the figures so often: bands and rank odds", numberOrText)
    .option("--rank-within <k>", "odds to be among the first k (default: --top)", numberOrText)
    .action(async (graph: string, { json, ...typed }: Typed) => {
      const { run } = MEASURES.chokepoints;
      const { data, options, result } = await answer(graph, {
        schema: ChokepointOptions.extend({ workers: Workers }),
        typed,
        ask(of, { workers, ...chosen }) {
          const usual = json ? chosen : withUsual(chosen, typed.why);
          return { workers, usual, point: run(of, usual, null) };
        },
      });
      const { usual, workers, point } = result;
      const rows = await rowsInThreads(session, "chokepoints", data, { options: usual, workers });
      const found = rows ? run(data, usual, rows) : point;
      if (json) printJson(session, found);
      else session.out(inWords(data, options, found));
    });
}

interface Typed {
  readonly json?: boolean;
  readonly why?: unknown;
}

/** What people are shown if they do not say how much. */
function withUsual(chosen: ChokepointOptions, typedWhy: unknown): ChokepointOptions {
  const { top, rankWithin, runs } = chosen;
  return {
    ...chosen,
    top: top ?? USUAL_TOP,
    why: typedWhy === undefined ? USUAL_WHY : chosen.why,
    ...(runs === undefined ? {} : { rankWithin: rankWithin ?? top ?? USUAL_K }),
  };
}

function inWords(data: DataSet, options: ChokepointOptions, result: ChokepointsResult): string {
  const names = new Names(data);
  const makers = makersInWords(data, options, names);
  const products = new Map(data.tables.products.map((row) => [row.id, row]));
  const { items, total, excluded, stability, certificate } = result;
  const rows = items.map((item) => {
    const target = parseTarget(item.id);
    return [
      String(item.place),
      names.target(item.id),
      kindOf(target, products),
      makers(target),
      percent(item.score),
      percentRange(item.scoreLow, item.scoreHigh),
      ...(stability ? bandCells(item) : []),
      worst(item, names),
    ];
  });
  const whose = result.for === null ? "the home sectors" : names.product(result.for);
  const lines = [
    `Chokepoints by ${result.by}: loss of ${whose} if each is cut whole`,
    ...stoppedLines(certificate, STOPPED),
    "",
    formatTable([...COLUMNS, ...(stability ? bandColumns(stability) : []), HIT], rows),
    "",
    ...items.flatMap((item) => whyLines(item, names)),
    `${items.length} of ${total} ranked${excluded > 0 ? `; ${excluded} have no score` : ""}. ` +
      "Range: what unknown shares and fixed splits leave open.",
    ...(stability ? [...stabilityLines(stability, names), ...oddPlaceLines(items)] : []),
    ...certificateLines(certificate, names),
  ];
  return `${lines.join("\n")}\n`;
}

/** Why an item is where it is, one reason a line. */
function whyLines({ id, place, why }: ChokepointItem, names: Names): string[] {
  if (!why) return [];
  const reasons = why.map((reason) => `  - ${reasonInWords(reason, names)}`);
  return [`Why ${names.target(id)} is number ${place}:`, ...reasons, ""];
}

const COLUMNS = [
  { head: "#", align: "right" as const },
  { head: "Chokepoint", width: 34 },
  { head: "Kind", width: 22 },
  { head: "Makers", width: 32 },
  { head: "Loss", align: "right" as const },
  { head: "Range", align: "right" as const },
];
const HIT = { head: "Hit hardest of the sectors that count", width: 60 };

/** The sector that loses most, and how the loss gets there. */
function worst({ id, losses, path }: ChokepointItem, names: Names): string {
  const sector = path.at(-1);
  return sector === undefined ? UNKNOWN : names.path(path, losses[sector] ?? null, [id]);
}

function kindOf(target: Target, products: ReadonlyMap<string, ProductRow>): string {
  if (target.kind === "country") return "country";
  if (target.kind === "firm") return "firm";
  const product = products.get(target.kind === "input" ? target.input : target.product);
  if (!product) return UNKNOWN;
  return product.stage ? `${product.kind}, ${product.stage}` : product.kind;
}

/** The three largest makers of a product; others count in what is left. */
function makersInWords(
  data: DataSet,
  options: ChokepointOptions,
  names: Names,
): (target: Target) => string {
  const supply = chosenSupply(data, options);
  return (target) => {
    if (target.kind === "country" || target.kind === "firm") return UNKNOWN;
    const product = target.kind === "input" ? target.input : target.product;
    const known = (supply.get(product)?.producers ?? []).filter(({ unknown }) => !unknown);
    const largest = known.slice(0, 3);
    if (largest.length === 0) return "unknown";
    return largest
      .map(({ country, share }) => `${names.country(country)} ${percent(share)}`)
      .join(", ");
  };
}
