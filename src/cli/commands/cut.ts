import { Command } from "commander";
import { countedSectors } from "../../model/counted-sectors.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { CutResult } from "../../model/results.ts";
import { Names } from "../../model/words/names.ts";
import { percent, percentRange } from "../../model/words/numbers.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { certificateLines, stoppedLines } from "../format/certificate.ts";
import { shareLines } from "../format/shares.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { answer, withChoices, withCut, withJson } from "../options.ts";

/** Less is rounding, no loss. */
const LEAST_LOSS = 1e-9;
const NOT_COUNTED = "(not counted)";
/** Products that lose less are left out of the table for people. */
const LEAST_SHOWN = 0.0005;
const MOST_PRODUCTS = 20;

/** `cut GRAPH TARGET...`: what is lost if targets are cut, and along which path. */
export function cutCommand(session: Session): Command {
  return withJson(withCut(withChoices(new Command("cut"))))
    .description("what is lost if targets are cut")
    .action(async (graph: string, targets: string[], { json, ...typed }: { json?: boolean }) => {
      const { options: schema, run } = MEASURES.cut;
      const question = { schema, typed: { ...typed, targets }, operands: OPERANDS, ask: run };
      const { data, result } = await answer(graph, question);
      if (json) printJson(session, result);
      else session.out(inWords(data, targets, result));
    });
}

const STOPPED = "Each loss is at least what stands here, and may be far more.";
const OPERANDS = { targets: "TARGET" };

function inWords(data: DataSet, targets: readonly string[], result: CutResult): string {
  const names = new Names(data);
  const lines = [`Cut: ${targets.map((target) => names.target(target)).join("; ")}`];
  const { loss, lossRigid, lossRange, certificate } = result;
  lines.push(...stoppedLines(certificate, STOPPED));
  if (loss === null) lines.push("No sector has any importance here: no loss can be given.");
  else {
    const home = certificate.home.map((code) => names.countryInSentence(code)).join(", ");
    lines.push(
      `Loss of the sectors${home ? ` of ${home}` : ""}: ${certificate.converged ? "" : "at least "}${percent(loss)}${lossRigid === null ? "" : ` (rigid splits: ${percent(lossRigid)})`}`,
    );
  }
  if (lossRange) {
    const range = percentRange(lossRange.low, lossRange.high);
    lines.push(`Between full and no re-routing (fungibility 1 to 0): ${range}`);
  }
  const counted = loss === null ? null : countedSectors(data, certificate.importanceSet);
  lines.push(...sectorLines(result, targets, names, counted), ...productLines(data, result, names));
  if (targets.length > 1) lines.push(...shareLines(result.shares, names));
  lines.push("", ...certificateLines(certificate, names));
  return `${lines.join("\n")}\n`;
}

function sectorLines(
  { sectors, paths }: CutResult,
  targets: readonly string[],
  names: Names,
  counted: ReadonlySet<string> | null,
): string[] {
  const hit = Object.entries(sectors)
    .filter(([, loss]) => loss >= LEAST_LOSS)
    .sort(([, a], [, b]) => b - a);
  const spared = Object.keys(sectors).length - hit.length;
  const noteOf = (id: string) => (!counted || counted.has(id) ? "" : NOT_COUNTED);
  const lines = hit.map(([id, loss]) => names.path(paths[id] ?? [id], loss, targets, noteOf(id)));
  if (spared > 0) lines.push(`${spared} ${spared === 1 ? "sector loses" : "sectors lose"} nothing`);
  if (hit.some(([id]) => noteOf(id) !== ""))
    lines.push(`${NOT_COUNTED}: the sector has no weight here, and no score holds its loss`);
  return ["", ...lines];
}

function productLines({ tables }: DataSet, { output }: CutResult, names: Names): string[] {
  const sectors = new Set(tables.products.filter((p) => p.kind === "sector").map(({ id }) => id));
  const short = Object.entries(output)
    .filter(([id, left]) => !sectors.has(id) && 1 - left >= LEAST_SHOWN)
    .sort(([, a], [, b]) => a - b);
  if (short.length === 0) return [];
  const rows = short
    .slice(0, MOST_PRODUCTS)
    .map(([id, left]) => [names.product(id), percent(left), id]);
  const table = formatTable(
    [{ head: "Product" }, { head: "Left of normal", align: "right" }, { head: "Id" }],
    rows,
  );
  const more = short.length - rows.length;
  return ["", table, ...(more > 0 ? [`... and ${more} more (--json lists all)`] : [])];
}
