import type { EdgeList } from "../model/edge-list.ts";
import { InvalidInputError, NotFoundError, type Problem } from "../model/errors.ts";
import type { EssentialityRow, FinalDemandRow, FirmRow, ShockRow } from "../model/firm-network.ts";
import { invalidData } from "./data-set.ts";
import { readEdgeList } from "./formats/edge-list.ts";
import { readEssentiality, readFinalDemand, readFirms, readShocks } from "./formats/firm-tables.ts";

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
  const faults: Problem[] = [];
  const missing: NotFoundError[] = [];
  const read = async <T>(path: string | undefined, reader: (path: string) => Promise<T>) => {
    if (path === undefined) return null;
    try {
      return await reader(path);
    } catch (error) {
      if (error instanceof NotFoundError) missing.push(error);
      else if (!(error instanceof InvalidInputError)) throw error;
      faults.push(...error.details);
      return null;
    }
  };
  const firms = await read(files.nodes, readFirms);
  const nodes = firms?.map(({ id }) => id);
  const edges = await read(files.edges, (path) => readEdgeList(path, nodes ? { nodes } : {}));
  const known = edges && (firms !== null || files.nodes === undefined) && new Set(edges.labels);
  const essentiality = await read(files.essentiality, readEssentiality);
  const finalDemand = await read(files.finalDemand, (path) =>
    readFinalDemand(path, known || undefined),
  );
  const shocks = await read(files.shocks, (path) => readShocks(path, known || undefined));
  const [gone] = missing;
  if (gone && missing.length === 1 && faults.length === gone.details.length) throw gone;
  if (!edges || faults.length > 0) throw invalidData(files.edges, faults);
  return { edges, firms, essentiality, finalDemand, shocks };
}
