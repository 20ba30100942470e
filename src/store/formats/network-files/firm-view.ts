import { basename } from "node:path";
import { textAt, unpackTexts } from "../../../engine/build/packed-texts.ts";
import { NOT_STATED } from "../../../model/firm-network.ts";
import type { PackedTexts } from "../../../model/packed-texts.ts";
import type { ReadControl } from "../../bytes/read-records.ts";
import { firmFilesIn, readAboutFirms } from "../../firm-folder.ts";
import { readFirmLinks } from "../../firm-network.ts";
import type { NetworkView, ViewField, ViewNode, ViewValue } from "./network-view.ts";

/**
 * A network of firms as other programs know one; nothing is left out.
 * @param folder with `edges.csv` and what may stand beside it
 * @param id what it is called where it has no title
 * @throws as `readFirmLinks`
 */
export async function firmView(
  folder: string,
  id = basename(folder),
  control: ReadControl = {},
): Promise<NetworkView> {
  const { titleEn, titleJa, unit, home } = await readAboutFirms(folder);
  const { labels, edges, firms } = await readFirmLinks(await firmFilesIn(folder), control);
  const ids = unpackTexts(labels);
  const { sources, targets, weights, types } = edges;
  const columns = firms && nodeColumns(firms);
  return {
    id,
    about: {
      title: titleEn ?? id,
      ...(titleJa === undefined ? {} : { title_ja: titleJa }),
      ...(unit === undefined ? {} : { unit }),
      ...(home.length === 0 ? {} : { home: home.join(";") }),
    },
    nodeFields: (columns ?? []).map(({ name }) => ({ name, type: "text" })),
    edgeFields: [...(weights ? [numeric("weight")] : []), ...(types ? [numeric("type")] : [])],
    *nodes(): Generator<ViewNode> {
      for (const [firm, own] of ids.entries()) {
        yield { id: own, values: (columns ?? []).map(({ of }) => of(firm)) };
      }
    },
    *edges() {
      for (let e = 0; e < sources.length; e++) {
        const [source = "", target = ""] = [ids[sources[e] ?? 0], ids[targets[e] ?? 0]];
        const values: ViewValue[] = [];
        if (weights) values.push(weights[e] ?? null);
        if (types) values.push(types[e] ?? null);
        yield { source, target, values };
      }
    },
    leftOut: [],
  };
}

type Firms = NonNullable<Awaited<ReturnType<typeof readFirmLinks>>["firms"]>;

function nodeColumns({ names, industries, countries, industry, country }: Firms) {
  const [sectors, places] = [unpackTexts(industries), unpackTexts(countries)];
  const at = (texts: readonly string[], index: number | undefined) =>
    index === undefined || index === NOT_STATED ? null : (texts[index] ?? null);
  return [
    ...(names ? [{ name: "label", of: (firm: number) => nameOf(names, firm) }] : []),
    { name: "industry", of: (firm: number) => at(sectors, industry[firm]) },
    { name: "country", of: (firm: number) => at(places, country[firm]) },
  ];
}

function nameOf(names: PackedTexts, firm: number): string | null {
  return textAt(names, firm) || null;
}

function numeric(name: string): ViewField {
  return { name, type: "number" };
}
