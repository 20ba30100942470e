import { z } from "zod";
import type { ProductDetail } from "../../model/details.ts";
import { GraphOverview, GraphSummary } from "../../model/overview.ts";
import { graphField, some, type Tool, tool } from "./tool.ts";

const MOST_FOUND = 50;
const MOST_FIGURES = 120;

const maybe = z.number().nullable();
const maybeText = z.string().nullable();

const FoundProduct = z.object({
  id: z.string(),
  nameEn: z.string(),
  nameJa: z.string(),
  kind: z.string(),
  stage: maybeText,
});

const Figure = z.object({
  of: z.string().describe("supply, firms, reliance, stocks, needs or neededBy"),
  what: z.string().describe("country, firm or product that it speaks of"),
  figure: maybe.describe("share, reliance, days or essentiality; null: unknown"),
  status: maybeText.describe("reported, estimated, withheld or judgement"),
  year: maybe,
  source: maybeText.describe("id in `sources`"),
  detail: maybeText.describe("place in the source; of a judgement, the reason"),
  rival: z.boolean().describe("another source's figure: never computed with"),
});
type Figure = z.infer<typeof Figure>;

/** What there is, and what is known of it. */
export const DATA_TOOLS: readonly Tool[] = [
  tool({
    name: "list_graphs",
    title: "List graphs",
    description: "The supply networks that can be asked. Other tools take the id of one as graph.",
    input: z.strictObject({
      name: z.string().max(200).optional().describe("a part of the id, or of a title"),
      cursor: z.string().max(1000).optional().describe("`next` of the answer before"),
    }),
    output: z.object({
      items: z.array(
        some(GraphSummary.pick({ id: true, kind: true, titleEn: true, counts: true })),
      ),
      first: maybeText.describe("the one to ask if nothing else is said"),
      next: maybeText.describe("`cursor` of the graphs behind these; null: there are none"),
    }),
    ask: (ask, query) => ask("listGraphs", { query }),
  }),
  tool({
    name: "find_products",
    title: "Find products",
    description:
      "Products of a graph (materials, components, sectors) by words of their names or synonyms, English " +
      `or Japanese; without words all, at most ${MOST_FOUND}. Other tools take their ids.`,
    input: z.strictObject({
      ...graphField,
      words: z.string().max(200).default("").describe("all of them are in the name or a synonym"),
      kind: z.enum(["material", "component", "sector"]).optional(),
    }),
    output: z.object({
      items: z.array(FoundProduct),
      total: z.number().describe("how many there are, listed or not"),
    }),
    async ask(ask, { graph, words, kind }) {
      const { products } = GraphOverview.parse(await ask("getGraph", { params: { id: graph } }));
      const asked = words.toLowerCase().split(/\s+/);
      const found = products.filter((product) => {
        const { id, nameEn, nameJa, synonyms } = product;
        const text = [id, nameEn, nameJa, ...synonyms].join(" ").toLowerCase();
        return (!kind || product.kind === kind) && asked.every((word) => text.includes(word));
      });
      return { items: found.slice(0, MOST_FOUND), total: found.length };
    },
  }),
  tool({
    name: "describe_product",
    title: "Describe a product",
    description:
      "Who makes a product, what it needs and what needs it, import reliance and stocks: each figure with " +
      `status, year and source, rivals included; at most ${MOST_FIGURES} figures.`,
    input: z.strictObject({
      ...graphField,
      product: z.string().min(1).describe("id of a product"),
    }),
    output: z.object({
      ...FoundProduct.shape,
      descriptionEn: maybeText,
      makers: z.object({
        basis: maybeText.describe("production, capacity or headquarters; null: no figure"),
        year: maybe,
        makers: z
          .array(z.object({ country: z.string(), share: maybe, status: maybeText }))
          .describe("as a computation sees them, largest first; UNK and OTH last"),
      }),
      figures: z.array(Figure),
      figuresInAll: z.number(),
      sources: z.array(
        z.object({ id: z.string(), citation: z.string(), year: maybe, url: maybeText }),
      ),
    }),
    async ask(ask, { graph, product }) {
      const detail = (await ask("getProduct", {
        params: { id: graph, product },
      })) as ProductDetail;
      const all = figuresOf(detail);
      const figures = all.slice(0, MOST_FIGURES);
      const cited = new Set(figures.map(({ source }) => source));
      const sources = detail.sources.filter(({ id }) => cited.has(id));
      return { ...detail, figures, figuresInAll: all.length, sources };
    },
  }),
];

type Backed = Pick<ProductDetail["supply"][number], "evidence">;

function figuresOf(detail: ProductDetail): Figure[] {
  const told = (of: string, what: string, figure: number | null, { evidence }: Backed): Figure => {
    const { status, year, source, detail: place, rival } = evidence;
    return { of, what, figure, status, year, source: source?.id ?? null, detail: place, rival };
  };
  return [
    ...detail.supply.map((row) => told("supply", row.country, row.share, row)),
    ...detail.needs.map((row) => told("needs", row.id, row.essentiality, row)),
    ...detail.neededBy.map((row) => told("neededBy", row.id, row.essentiality, row)),
    ...detail.reliance.map((row) => told("reliance", row.country, row.netImportReliance, row)),
    ...detail.stocks.map((row) => told("stocks", `${row.country} ${row.holder}`, row.days, row)),
    ...detail.firms.map((row) => told("firms", row.firm, row.share, row)),
  ];
}
