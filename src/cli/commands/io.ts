import { Command } from "commander";
import { inputOutput } from "../../engine/measures/input-output.ts";
import {
  type InputOutputTable,
  type IoItem,
  IoOptions,
  type IoResult,
} from "../../model/input-output.ts";
import { askWithOptions } from "../../model/option-faults.ts";
import { decimal, integer, percent } from "../../model/words/numbers.ts";
import { readInputOutputTable } from "../../store/formats/input-output-table.ts";
import { fileCertificateLines } from "../format/certificate.ts";
import { formatTable } from "../format/table.ts";
import { printJson, type Session } from "../io.ts";
import { commaList, numberOrText, parseOptions, withJson } from "../options.ts";

/** Rows of the table for people unless `--top` or `--items` says otherwise. */
const MOST_ROWS = 20;
const MOST_ORIGINS = 3;

/** `io TABLE`: look-through and hidden exposure, value-added origin, foreign input reliance. */
export function ioCommand(session: Session): Command {
  return withJson(new Command("io"))
    .description("whose production the labels of an input-output table rest on, through all tiers")
    .argument("<TABLE>", "linchpin-table/1 (JSON), or CSV in the layout of the OECD's tables")
    .option("--home <countries>", "foreign = none of these; default: another country", commaList)
    .option("--items <labels>", "labels to answer for: USA_C29,... (default all)", commaList)
    .option("--top <n>", "the n labels most reliant on foreign inputs", numberOrText)
    .option("--origins <by>", "label or country; default: label for small tables")
    .option("--demand <amounts>", "output for another final demand: a=600,b=1500", amounts)
    .option("--matrices", "technical coefficients and Leontief inverse in --json")
    .action(async (file: string, { json, ...typed }: { json?: boolean }) => {
      const table = await tableOrFaults(file, typed);
      const result = askWithOptions(IoOptions, typed, (options) => inputOutput(table, options));
      if (json) printJson(session, result);
      else session.out(inWords(result));
    });
}

/** What is wrong with the options comes first. */
async function tableOrFaults(file: string, typed: object): Promise<InputOutputTable> {
  try {
    return await readInputOutputTable(file);
  } catch (error) {
    parseOptions(IoOptions, { ...typed });
    throw error;
  }
}

/** `a=600,b=1500` by label; the text itself where it is none, for the schema to refuse. */
function amounts(text: string): Record<string, number | string> | string {
  const pairs = commaList(text).map((pair) => {
    const cut = pair.lastIndexOf("=");
    return [pair.slice(0, cut).trim(), cut > 0 ? numberOrText(pair.slice(cut + 1)) : pair] as const;
  });
  const names = new Set(pairs.map(([name]) => name));
  const isWhole = names.size === pairs.length && !names.has("") && pairs.length > 0;
  return isWhole ? Object.fromEntries(pairs) : text;
}

function inWords({ items, total, output, certificate }: IoResult): string {
  const shown = items.slice(0, MOST_ROWS);
  const rows = shown.map((item) => [
    item.id,
    percent(item.foreignInputReliance),
    decimal(item.outputMultiplier),
    percent(1 - (ownShare(item) ?? 0)),
    largest(item),
  ]);
  const { home, labels, countries, origins } = certificate;
  const foreign = home ? `outside ${home.join(", ")}` : "outside the label's own country";
  const lines = [
    `Input-output table of ${integer(labels)} labels in ${integer(countries)} countries; foreign = ${foreign}`,
    "",
    formatTable(COLUMNS, rows),
    "",
    `${integer(shown.length)} of ${integer(total)} labels (--top, --items; --json has all). ` +
      `Origins by ${origins}: share of all production behind the label through all tiers ` +
      "(at face value: itself and its direct inputs alone).",
    ...demandLines(output),
    `Spectral radius at most ${decimal(certificate.spectralRadiusAtMost)}, residual ${certificate.residual.toExponential(1)}.`,
    ...fileCertificateLines(certificate),
  ];
  return `${lines.join("\n")}\n`;
}

/** Share of the label's value that its own origin adds. */
function ownShare({ id, country, valueAddedOrigin }: IoItem): number | undefined {
  return valueAddedOrigin[Object.hasOwn(valueAddedOrigin, id) ? id : country];
}

/** The largest origins besides the label itself: "CHN_C26 4.1 % (2.0 %)". */
function largest({ id, country, fpem, faceValue }: IoItem): string {
  const own = Object.hasOwn(fpem, id) ? id : country;
  return Object.entries(fpem)
    .filter(([origin, share]) => origin !== own && share > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_ORIGINS)
    .map(([origin, share]) => `${origin} ${percent(share)} (${percent(faceValue[origin])})`)
    .join(", ");
}

function demandLines(output: Readonly<Record<string, number>> | undefined): string[] {
  if (!output) return [];
  const rows = Object.entries(output).map(([id, x]) => [id, String(Number(x.toPrecision(9)))]);
  return ["", formatTable([{ head: "Output for the demand" }, { head: "", align: "right" }], rows)];
}

const RIGHT = { align: "right" as const };
const COLUMNS = [
  { head: "Label" },
  { head: "Foreign inputs", ...RIGHT },
  { head: "Multiplier", ...RIGHT },
  { head: "Value from elsewhere", ...RIGHT },
  { head: "Largest other origins, look-through (face value)" },
];
