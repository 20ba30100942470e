import { finiteSumOfWeights } from "../engine/build/sum-of-weights.ts";
import type { ReadControl } from "./bytes/read-records.ts";
import type { GraphCheck } from "./data-set.ts";
import { readAboutFirms } from "./firm-folder.ts";
import { type FirmNetworkFiles, readFirmNetwork } from "./firm-network.ts";
import { FileReads } from "./read-files.ts";

/** The files of a network of firms, and the folder that holds them if it was named. */
export interface FirmFiles extends Pick<FirmNetworkFiles, "edges" | "nodes"> {
  readonly folder?: string | undefined;
}

/** What was found in the files of a network of firms. */
export type FirmCheck = Omit<GraphCheck, "data"> & { readonly isValid: boolean };

/**
 * Checks a network of firms without throwing at bad data.
 * @returns every problem by file and line; counts of firms and links if there is none
 * @throws LimitError `too_large`; CancelledError `cancelled`
 */
export async function checkFirms(
  { folder, ...files }: FirmFiles,
  control: ReadControl = {},
): Promise<FirmCheck> {
  const reads = new FileReads();
  await reads.read(folder, readAboutFirms);
  const counts = await reads.read(files.edges, async () => {
    const { edges } = await readFirmNetwork(files, control);
    const { labels, sources, targets, weights } = edges;
    const name = (u: number | undefined) => labels[u ?? 0] ?? "";
    finiteSumOfWeights(weights, (e) => [name(sources[e]), name(targets[e])]);
    return { firms: labels.length, links: sources.length };
  });
  const isValid = counts !== null && !reads.failed;
  const problems = isValid ? [] : reads.error(files.edges).details;
  return { isValid, counts: isValid ? counts : {}, problems };
}
