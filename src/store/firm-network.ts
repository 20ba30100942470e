import type { EdgeList } from "../model/edge-list.ts";
import type { EssentialityRow, FinalDemandRow, FirmRow, ShockRow } from "../model/firm-network.ts";
import { readEdgeList } from "./formats/edge-list.ts";
import { readEssentiality, readFinalDemand, readFirms, readShocks } from "./formats/firm-tables.ts";
import { FileReads } from "./read-files.ts";

/** The files that describe a network of firms. */
export interface FirmNetworkFiles {
  readonly edges: string;
  readonly nodes?: string | undefined;
  readonly essentiality?: string | undefined;
  readonly finalDemand?: string | undefined;
  readonly shocks?: string | undefined;
}

/** What stands in them; null: there is no such file. */
export interface FirmNetworkTables {
  readonly edges: EdgeList;
  readonly firms: readonly FirmRow[] | null;
  readonly essentiality: readonly EssentialityRow[] | null;
  readonly finalDemand: readonly FinalDemandRow[] | null;
  readonly shocks: readonly ShockRow[] | null;
}

/**
 * Reads a network of firms from CSV files.
 * @throws InvalidInputError `invalid_data` with the faults of all files; NotFoundError `not_found`;
 *   LimitError `too_large`
 */
export async function readFirmNetwork(files: FirmNetworkFiles): Promise<FirmNetworkTables> {
  const reads = new FileReads();
  const firms = await reads.read(files.nodes, readFirms);
  const nodes = firms?.map(({ id }) => id);
  const edges = await reads.read(files.edges, (path) => readEdgeList(path, nodes ? { nodes } : {}));
  const known = edges && (firms !== null || files.nodes === undefined) && new Set(edges.labels);
  const essentiality = await reads.read(files.essentiality, readEssentiality);
  const finalDemand = await reads.read(files.finalDemand, (path) =>
    readFinalDemand(path, known || undefined),
  );
  const shocks = await reads.read(files.shocks, (path) => readShocks(path, known || undefined));
  if (!edges || reads.failed) throw reads.error(files.edges);
  return { edges, firms, essentiality, finalDemand, shocks };
}
