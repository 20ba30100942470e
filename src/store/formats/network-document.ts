import { tableCounts } from "../../engine/measures/coverage.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { NetworkDocument, type WrittenNetworkDocument } from "../../model/network-document.ts";
import { pointerProblems } from "../../model/zod-problems.ts";
import { runChecks } from "../checks/all-checks.ts";
import { checkDefaults } from "../checks/defaults.ts";
import { assemble, type GraphCheck, invalidData } from "../data-set.ts";
import { parseJson } from "../parse-json.ts";
import { ProblemList } from "../problem-list.ts";
import { documentOf } from "./document-of.ts";
import { documentRows } from "./document-rows.ts";
import { wrongFormat } from "./json-document.ts";
import { type Damage, mendDocument, UNDAMAGED } from "./mend-document.ts";

const FORMAT = "linchpin-network/1";
const EXAMPLE = `a network document: {"format": "${FORMAT}", "products": [...], "inputGroups": [...]}`;

/**
 * Reads a network document (`linchpin-network/1`) as a data set.
 * @param text the JSON
 * @param file its name, for messages and where the document has no id
 * @throws InvalidInputError `invalid_data` with every problem and its JSON pointer
 */
export function readNetworkDocument(text: string, file: string): DataSet {
  const { data, problems } = checkNetworkDocument(text, file);
  if (!data) throw invalidData(file, problems);
  return data;
}

/**
 * Writes a data set as a network document. Nothing is lost but the sources and reasons of figures;
 * reading it back gives the same figures.
 * @returns a fresh document; `JSON.stringify` makes the file
 */
export function writeNetworkDocument(data: DataSet): WrittenNetworkDocument {
  return documentOf(data);
}

/** Reads without throwing: data only if nothing is wrong, and everything that was noted. */
export function checkNetworkDocument(text: string, file: string): GraphCheck {
  const json = parseJson(text, file);
  if ("problem" in json) return failed([json.problem]);
  const formatProblem = wrongFormat(json.value, FORMAT, EXAMPLE);
  if (formatProblem) return failed([{ file, ...formatProblem }]);
  const parsed = NetworkDocument.safeParse(json.value);
  if (parsed.success) return checkRows(parsed.data, file);
  const faults = pointerProblems(parsed.error, json.value);
  const mended = mendDocument(json.value as object, faults); // an object, or the format were wrong
  if (mended) return checkRows(mended.document, file, faults, mended.damage);
  const list = new ProblemList();
  list.add(...faults.map((problem) => ({ file, ...problem })));
  return failed(list.list());
}

function checkRows(
  document: NetworkDocument,
  file: string,
  faults: readonly Problem[] = [],
  damage: Damage = UNDAMAGED,
): GraphCheck {
  const { tables, checked, problems } = documentRows(document, damage);
  const list = new ProblemList();
  list.add(...faults.map((problem) => ({ file, ...problem })));
  const add = (found: readonly Problem[]) => {
    for (const problem of found) {
      const { pointer } = problem;
      const given = pointer === undefined ? {} : { pointer: damage.asGiven(pointer) };
      const placed = { file, ...problem, ...given };
      if (!damage.isEcho(placed)) list.add(placed);
    }
  };
  add(problems);
  add(runChecks(checked));
  const id = document.id ?? nameOf(file);
  const data = assemble(
    {
      id,
      titleEn: document.titleEn ?? id,
      titleJa: document.titleJa ?? null,
      defaults: {
        home: document.home ?? [],
        trusted: document.trusted ?? [],
        adversary: document.adversary ?? [],
      },
      tables,
      valueShares: document.valueShares ?? [],
    },
    [],
  );
  add(checkDefaults(data, null));
  const counts = tableCounts(tables);
  const all = list.list();
  return { data: list.hasErrors ? null : { ...data, warnings: all }, counts, problems: all };
}

function failed(problems: readonly Problem[]): GraphCheck {
  return { data: null, counts: {}, problems };
}

function nameOf(file: string): string {
  return file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
}
