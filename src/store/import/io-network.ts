import type { Problem } from "../../model/errors.ts";
import type { InputOutputTable } from "../../model/input-output.ts";
import { csvLine } from "../csv-line.ts";
import { FIRM_FILES } from "../firm-folder.ts";
import { checkIoCsv } from "../formats/io-csv.ts";
import { aboutFile, firmsFile, present } from "./firm-files.ts";
import { type ImportCheck, type LaidOut, refused } from "./import-file.ts";
import { TextBytes } from "./text-bytes.ts";

/**
 * A network of industries from an inter-country input-output table (OECD ICIO style): a node for each
 * `COUNTRY_INDUSTRY`, a link for each amount above zero that one sells to another.
 */
export async function readIoNetwork(file: LaidOut, title: string | null): Promise<ImportCheck> {
  const { table, problems } = await checkIoCsv(file.path, file.name);
  if (!table) return refused(...problems);
  const edges = edgesOf(table);
  if (edges === null) {
    const message = "there is no flow between two labels";
    return refused({ file: file.name, line: 2, message, expected: "amounts above 0" });
  }
  const firms = table.labels.map((label) => {
    const [country = "", industry = ""] = partsOf(label);
    return { id: label, label: "", industry, country };
  });
  const files = present(
    { path: FIRM_FILES.edges, bytes: edges },
    firmsFile(firms),
    aboutFile(title),
  );
  const warnings = [...problems, withoutFinalDemand(file.name)];
  return { graph: { kind: "firms", format: "input-output-table", files, warnings } };
}

/** `JPN_C26` is the industry C26 of JPN; a label without a country is an industry. */
function partsOf(label: string): readonly [string, string] {
  const at = label.indexOf("_");
  return at < 0 ? ["", label] : [label.slice(0, at), label.slice(at + 1)];
}

function edgesOf({ labels, flows }: InputOutputTable): Uint8Array | null {
  const text = new TextBytes();
  text.add("source,target,weight\n");
  let count = 0;
  for (const [i, label] of labels.entries()) {
    for (let e = flows.offsets[i] ?? 0; e < (flows.offsets[i + 1] ?? 0); e++) {
      const amount = flows.weights[e] ?? 0;
      if (amount <= 0) continue;
      text.add(csvLine([label, labels[flows.targets[e] ?? 0] ?? "", String(amount)]));
      count++;
    }
  }
  return count === 0 ? null : text.bytes();
}

function withoutFinalDemand(file: string): Problem {
  const message = "final demand, taxes and value added are not kept in a network of industries";
  const expected = "`linchpin io` to ask the table itself";
  return { file, line: 1, message, expected, severity: "warning" };
}
