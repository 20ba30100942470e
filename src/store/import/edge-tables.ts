import { CancelledError, LinchpinError, type Problem } from "../../model/errors.ts";
import { FIRM_FILES } from "../firm-folder.ts";
import { readCsvColumns } from "../formats/csv-columns.ts";
import { checkEdgeList } from "../formats/edge-list.ts";
import { withoutDirections } from "./edge-directions.ts";
import { aboutFile, firmsFile, type ImportedFirm, present } from "./firm-files.ts";
import { type ImportCheck, type LaidOut, refused } from "./import-file.ts";
import type { Layout } from "./lay-out.ts";

/**
 * A network of firms from an edge list, and a list of firms if there is one.
 * @param layout title: as the user calls it; null: not at all
 */
export async function readEdgeTables(
  { edges, nodes }: { readonly edges: LaidOut; readonly nodes: LaidOut | null },
  { title, folder, control, limits }: Layout & { readonly title: string | null },
): Promise<ImportCheck> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const firms = nodes
    ? await attempt(nodes, problems, () => readFirms(nodes.path, limits.nodes))
    : [];
  const known = nodes && firms ? { nodes: firms.map(({ id }) => id) } : {};
  const plain = await attempt(edges, problems, () => withoutDirections(edges, folder));
  const read =
    plain &&
    (await attempt(edges, problems, () =>
      checkEdgeList(plain.path, { ...known, ...control }, limits),
    ));
  if (read && read.links === 0) {
    const message = "there is no link";
    problems.push({ file: edges.name, line: 2, message, expected: "a row for each link" });
  }
  if (problems.length > 0) return refused(...problems);
  for (const column of read?.ignoredColumns ?? []) {
    const message = "the column is not read";
    const expected = "source, target, weight or type";
    warnings.push({ file: edges.name, line: 1, column, message, expected, severity: "warning" });
  }
  const files = present(
    { path: FIRM_FILES.edges, from: plain?.path ?? edges.path },
    firmsFile(firms ?? []),
    aboutFile(title),
  );
  return { graph: { kind: "firms", format: "edge-list", files, warnings } };
}

async function readFirms(path: string, most: number): Promise<ImportedFirm[]> {
  const columns = [
    { name: "id" },
    { name: "label", aliases: ["name"], optional: true },
    { name: "industry", aliases: ["sector"], optional: true },
    { name: "country", aliases: ["iso3"], optional: true },
  ];
  const firms: ImportedFirm[] = [];
  const lines = new Map<string, number>();
  await readCsvColumns(path, columns, ({ id, label, industry, country }) => (row) => {
    const cell = (at: number | undefined) => (at === undefined ? "" : (row.cells[at] ?? ""));
    const firm = row.text(id, "id", "the name of a firm");
    if (firm === null) return;
    if (firms.length >= most) {
      row.fault("id", `is one node more than ${most}`, `at most ${most} nodes`);
      return;
    }
    const seen = lines.get(firm);
    if (seen !== undefined) row.fault("id", `is "${firm}", as on line ${seen}`, "each firm once");
    lines.set(firm, row.line);
    firms.push({ id: firm, label: cell(label), industry: cell(industry), country: cell(country) });
  });
  return firms;
}

/** What a reader gives; its faults go into the list, under the user's name of the file. */
async function attempt<T>(
  { name }: LaidOut,
  problems: Problem[],
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof LinchpinError) || error instanceof CancelledError) throw error;
    problems.push(...error.details.map((problem) => ({ ...problem, file: name })));
    return null;
  }
}
