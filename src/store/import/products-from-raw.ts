import type { Problem } from "../../model/errors.ts";
import { checkNetworkDocument } from "../formats/network-document.ts";
import { DOCUMENT_FILE } from "../graphs.ts";
import { parseNumber } from "../packages/columns.ts";
import type { ProblemList } from "../problem-list.ts";
import { encoded, type ImportCheck, type ImportFormat, refused } from "./import-file.ts";
import { titleOf } from "./keep-import.ts";
import type { RawAttributes, RawEdge, RawGraph, RawNode } from "./raw-graph.ts";

interface Origin {
  readonly file: string;
  readonly format: ImportFormat;
  /** What is wrong already. */
  readonly list: ProblemList;
}

/** Columns of products, by the names that attributes of nodes have. */
const TEXTS = {
  kind: "kind",
  label: "nameEn",
  name_en: "nameEn",
  name_ja: "nameJa",
  description_en: "descriptionEn",
  description_ja: "descriptionJa",
  kind_of: "kindOf",
  stage: "stage",
  lane: "lane",
  unit: "unit",
  pillar: "pillar",
} as const;
/** Numbers of members of input groups, by the names that attributes of edges have. */
const NUMBERS = {
  mix: "mix",
  headroom: "headroom",
  cover_days: "coverDays",
  lag_days: "lagDays",
  use_share: "useShare",
} as const;

/**
 * A network of products from a graph whose nodes carry `kind`: a network document, checked like any other.
 * Each edge leads from an input to its product; edges of one product with the same `group` stand in for
 * one another, all others are needed jointly.
 */
export function productsFromRaw(raw: RawGraph, { file, format, list }: Origin): ImportCheck {
  const reader = new Reader(file, list);
  const products = raw.nodes.map((node) => reader.product(node));
  const { groups, edgeOf } = reader.groups(raw.edges);
  const valueShares = reader.valueShares(raw.edges);
  const titleEn = raw.title || titleOf(file);
  const document = {
    format: "linchpin-network/1",
    titleEn,
    ...choicesOf(raw.about),
    products,
    inputGroups: groups,
    ...(valueShares.length > 0 ? { valueShares } : {}),
  };
  const { data, problems } = checkNetworkDocument(JSON.stringify(document), file);
  // Ends of links that are no nodes have been told already, where the link stands.
  const isTold = ({ pointer = "" }: Problem) =>
    list.hasErrors && /^\/inputGroups\/\d+\/(product|members\/\d+\/input)$/.test(pointer);
  const found = problems
    .filter((problem) => !isTold(problem))
    .map((problem) => placed(problem, raw, edgeOf));
  list.add(...found);
  if (list.hasErrors || !data) return refused(...list.list());
  const bytes = encoded(`${JSON.stringify(document, null, 1)}\n`);
  return {
    graph: {
      kind: "products",
      format,
      files: [{ path: DOCUMENT_FILE, bytes }],
      warnings: list.list(),
    },
  };
}

interface Group {
  readonly product: string;
  readonly group: string;
  essentiality?: number;
  substitutability?: number | null;
  readonly members: Record<string, unknown>[];
}

class Reader {
  private readonly file: string;
  private readonly list: ProblemList;

  constructor(file: string, list: ProblemList) {
    this.file = file;
    this.list = list;
  }

  product({ id, attributes, place }: RawNode): Record<string, unknown> {
    const texts = Object.entries(TEXTS).flatMap(([name, field]) => {
      const text = attributes[name];
      return text ? [[field, text]] : [];
    });
    const importance = this.number(attributes, "importance", place);
    const supply = this.shares(attributes, "supply", place);
    const spare = this.shares(attributes, "spare", place);
    const synonyms = partsOf(attributes["synonyms"]);
    if (!attributes["kind"])
      this.fault(place, `the product "${id}" has no kind`, "material, component or sector");
    return {
      id,
      ...Object.fromEntries(texts),
      ...(importance === undefined ? {} : { importance }),
      ...(supply ? { supply } : {}),
      ...(spare ? { spare } : {}),
      ...(synonyms.length > 0 ? { synonyms } : {}),
    };
  }

  /** Groups in the order of their first edge, and the edge of each member. */
  groups(edges: readonly RawEdge[]) {
    const byKey = new Map<string, { group: Group; edges: RawEdge[] }>();
    for (const edge of edges) {
      const { source, target, attributes, place } = edge;
      const name = attributes["group"] || source;
      const key = JSON.stringify([target, name]);
      const known = byKey.get(key) ?? {
        group: { product: target, group: name, members: [] },
        edges: [],
      };
      byKey.set(key, known);
      this.ofGroup(known.group, edge);
      const numbers = Object.entries(NUMBERS).flatMap(([attribute, field]) => {
        const number = this.number(attributes, attribute, place);
        return number === undefined ? [] : [[field, number]];
      });
      known.group.members.push({ input: source, ...Object.fromEntries(numbers) });
      known.edges.push(edge);
    }
    const all = [...byKey.values()];
    return {
      groups: all.map(({ group }) => group),
      edgeOf: (group: number, member: number) => all[group]?.edges[member],
    };
  }

  /** Parts of the value of products; a link that states none says nothing. */
  valueShares(edges: readonly RawEdge[]) {
    return edges.flatMap(({ source: input, target: product, attributes, place }) => {
      const share = this.number(attributes, "value_share", place);
      return share === undefined ? [] : [{ input, product, share }];
    });
  }

  private ofGroup(group: Group, { attributes, place }: RawEdge): void {
    for (const name of ["essentiality", "substitutability"] as const) {
      const isUnknown = name === "substitutability" && attributes[name] === NOT_KNOWN;
      const number = isUnknown ? null : this.number(attributes, name, place);
      if (number === undefined) continue;
      const known = group[name];
      if (known !== undefined && known !== number) {
        const message = `the ${name} is ${number}, but ${known} in another link of its group`;
        this.fault(place, message, "one figure a group");
      }
      if (name === "substitutability") group.substitutability = number;
      else if (number !== null) group.essentiality = number;
    }
  }

  /** `CHN:0.7;JPN:0.2` as figures by country; `?` is a share that nobody states. */
  private shares(attributes: RawAttributes, name: "supply" | "spare", place: RawNode["place"]) {
    const text = attributes[name];
    if (!text) return undefined;
    const shares = new Map<string, number | null>();
    for (const part of partsOf(text)) {
      const [country = "", share = ""] = part.split(":").map((each) => each.trim());
      const number = parseNumber(share);
      const isUnknown = share === "?" && name === "supply";
      if ((number === null && !isUnknown) || shares.has(country))
        this.fault(place, `the ${name} holds "${part}"`, "CHN:0.7;JPN:0.2, each country once");
      else shares.set(country, number);
    }
    return Object.fromEntries(shares);
  }

  private number(attributes: RawAttributes, name: string, place: RawNode["place"]) {
    const text = attributes[name];
    if (!text) return undefined;
    const number = parseNumber(text);
    if (number !== null) return number;
    this.fault(place, `the ${name.replace("_", " ")} is "${text}"`, "a number");
    return undefined;
  }

  private fault(place: RawNode["place"], message: string, expected: string): void {
    this.list.add({ file: this.file, ...place, message, expected });
  }
}

/** A figure that is stated not to be known, as programs write numbers that are none. */
const NOT_KNOWN = "NaN";

/** Values split by `;`. */
function partsOf(text: string | undefined): string[] {
  const parts = (text ?? "").split(";").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/** Countries that the network as a whole names, and its title in Japanese. */
function choicesOf(about: RawAttributes) {
  const lists = (["home", "trusted", "adversary"] as const).flatMap((name) => {
    const codes = partsOf(about[name]);
    return codes.length > 0 ? [[name, codes]] : [];
  });
  const titleJa = about["title_ja"];
  return { ...(titleJa ? { titleJa } : {}), ...Object.fromEntries(lists) };
}

/** A problem of the document at its place in the graph's own file. */
function placed(
  problem: Problem,
  raw: RawGraph,
  edgeOf: (group: number, member: number) => RawEdge | undefined,
): Problem {
  const [, list, at = "", , member = "0"] =
    /^\/(products|inputGroups)\/(\d+)(\/members\/(\d+))?/.exec(problem.pointer ?? "") ?? [];
  if (list === undefined) return problem;
  const place =
    list === "products" ? raw.nodes[Number(at)]?.place : edgeOf(Number(at), Number(member))?.place;
  const { pointer: _made, column: _field, ...rest } = problem; // of the document, which nobody sees
  return { ...rest, ...place };
}
