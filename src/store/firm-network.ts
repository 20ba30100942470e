import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { StatedEdges } from "../engine/build/firm-graph.ts";
import type {
  EssentialityRow,
  FinalDemandRow,
  FirmColumns,
  ShockRow,
} from "../model/firm-network.ts";
import type { PackedTexts } from "../model/packed-texts.ts";
import { NameTable } from "./bytes/name-table.ts";
import type { ReadControl } from "./bytes/read-records.ts";
import {
  type EdgeListRead,
  type NumberedEdges,
  type NumberedPairs,
  readEdgePairs,
  readNumberedEdges,
} from "./formats/edge-list.ts";
import { packNames, readFirms } from "./formats/firm-columns.ts";
import { readEssentiality, readFinalDemand, readShocks } from "./formats/firm-tables.ts";
import { readAsCsv } from "./formats/parquet.ts";
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
  /** Names become text when they are read. */
  readonly edges: EdgeListRead;
  readonly firms: FirmColumns | null;
  readonly essentiality: readonly EssentialityRow[] | null;
  readonly finalDemand: readonly FinalDemandRow[] | null;
  readonly shocks: readonly ShockRow[] | null;
}

/** Firms and their links alone, without an object for any of them; all on shared memory. */
export interface FirmLinks {
  readonly labels: PackedTexts;
  readonly edges: StatedEdges;
  /** null: there is no node file. */
  readonly firms: FirmColumns | null;
}

/**
 * Reads a network of firms from CSV files; edges and nodes may be Parquet, too.
 * @throws InvalidInputError `invalid_data` with the faults of all files; NotFoundError `not_found`;
 *   LimitError `too_large`; CancelledError `cancelled`
 */
export async function readFirmNetwork(
  files: FirmNetworkFiles,
  control: ReadControl = {},
): Promise<FirmNetworkTables> {
  const reads = new FileReads();
  const { firms, links } = await readLinks(reads, files, control, readColumns);
  const edges = links && withLabels(links);
  const isKnown = edges && (firms !== null || files.nodes === undefined);
  const { finalDemand, shocks } = files;
  const known = isKnown && (finalDemand ?? shocks) ? new Set(edges.labels) : undefined;
  const tables = {
    firms,
    essentiality: await reads.read(files.essentiality, readEssentiality),
    finalDemand: await reads.read(finalDemand, (path) => readFinalDemand(path, known)),
    shocks: await reads.read(shocks, (path) => readShocks(path, known)),
  };
  if (!edges || reads.failed) throw reads.error(files.edges);
  return { edges, ...tables };
}

/**
 * Reads a large network of firms: its nodes, if there is a file of them, and its edges.
 * @throws as `readFirmNetwork`; what is at fault is called by the name of its folder, not by its path
 */
export async function readFirmLinks(
  files: Pick<FirmNetworkFiles, "edges" | "nodes">,
  control: ReadControl = {},
): Promise<FirmLinks> {
  const reads = new FileReads();
  const { firms, links } = await readLinks(reads, files, control, readColumns);
  if (!links || reads.failed) throw reads.error(basename(dirname(files.edges)));
  const { names, sources, targets, weights, types } = links;
  return { labels: packNames(names), edges: { sources, targets, weights, types }, firms };
}

/**
 * Reads the links alone, as `twoWayGraph` takes them; their nodes are those of the node file, if there is one.
 * @throws as `readFirmNetwork`
 */
export async function readFirmPairs(
  files: Pick<FirmNetworkFiles, "edges" | "nodes">,
  control: ReadControl = {},
): Promise<NumberedPairs> {
  const reads = new FileReads();
  const types = files.nodes !== undefined; // an edge list by itself may have any column
  const { links } = await readLinks(reads, files, control, (path, names, options) =>
    readEdgePairs(path, names, { ...options, types }),
  );
  if (!links || reads.failed) throw reads.error(files.edges);
  return links;
}

type EdgeReader<Links> = (
  path: string,
  names: NameTable,
  options: ReadControl & { readonly isClosed: boolean },
) => Promise<Links>;

const readColumns: EdgeReader<NumberedEdges> = (path, names, { isClosed, ...control }) =>
  readAsCsv(path, control, (csv, own) => readNumberedEdges(csv, names, { ...own, isClosed }));

/** Nodes first: edges are then read by their numbers, and may name no other. */
async function readLinks<Links>(
  reads: FileReads,
  { edges, nodes }: Pick<FirmNetworkFiles, "edges" | "nodes">,
  control: ReadControl,
  readEdges: EdgeReader<Links>,
): Promise<{ firms: FirmColumns | null; links: Links | null }> {
  const [far, near] = await inTurn([nodes, edges], control);
  const firms = await reads.read(nodes, (path) => readAsCsv(path, far, readFirms));
  const names = firms?.ids ?? new NameTable();
  const links = await reads.read(edges, (path) =>
    readEdges(path, names, { ...near, isClosed: firms !== null }),
  );
  return { firms: firms?.columns ?? null, links };
}

/** Files that are read one after another, watched as if they were one. */
async function inTurn(
  paths: readonly [string | undefined, string],
  { signal, onProgress }: ReadControl,
): Promise<readonly [ReadControl, ReadControl]> {
  if (!onProgress) return [{ signal }, { signal }];
  const sizeOf = async (path: string | undefined) =>
    path === undefined ? 0 : ((await stat(path).catch(() => null))?.size ?? 0);
  const [first, second] = await Promise.all([sizeOf(paths[0]), sizeOf(paths[1])]);
  const part = (before: number, size: number): ReadControl["onProgress"] => {
    return ({ bytes, of }) =>
      onProgress({ bytes: before + (size * bytes) / Math.max(1, of), of: first + second });
  };
  return [
    { signal, onProgress: part(0, first) },
    { signal, onProgress: part(first, second) },
  ];
}

function withLabels({ names, ...links }: NumberedEdges): EdgeListRead {
  let labels: readonly string[] | null = null;
  return {
    ...links,
    get labels() {
      labels ??= names.labels();
      return labels;
    },
  };
}
