import { z } from "zod";
import { FileCertificate } from "./file-certificate.ts";
import { Choices } from "./options.ts";
import { Certificate } from "./results.ts";

/** What can be asked of the links of a network; the engine has a run for each. */
export const CentralityMeasure = z.enum([
  "betweenness",
  "pagerank",
  "katz",
  "components",
  "dominators",
  "articulation",
  "bridges",
  "kcore",
  "mincut",
  "reach",
  "tier",
  "flow",
  "density",
  "diameter",
  "degree",
  "hits",
  "modularity",
]);
export type CentralityMeasure = z.infer<typeof CentralityMeasure>;

/** A grouping of products that the data state. */
export const Partition = z.enum(["kind", "lane", "pillar", "stage"]);
export type Partition = z.infer<typeof Partition>;

const nodes = z.array(z.string().min(1)).min(1).optional();

const SEEDS = 2 ** 32;

/** A measure refuses what it has no use for; defaults that depend on it are in its run. */
const fields = {
  measure: CentralityMeasure.describe("what is computed"),
  weighted: z.boolean().default(false).describe("read the weights of links"),
  reverse: z.boolean().default(false).describe("turn every link round first"),
  from: nodes.describe("starts: ids of nodes"),
  to: nodes.describe("ends: ids of nodes"),
  top: z.number().int().min(1).optional().describe("only the so many largest values"),
  damping: z
    .number()
    .min(0)
    .lt(1, "less than 1")
    .optional()
    .describe("pagerank: odds of following a link (default 0.85)"),
  alpha: z
    .number()
    .gt(0)
    .optional()
    .describe("katz: weight of one step (default 0.1, or 0.85 / lambda_max if that is less)"),
  partition: Partition.optional().describe("modularity: groups of products (default kind)"),
  samples: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe("betweenness: searches from so many nodes instead of all, drawn without replacement"),
  epsilon: z
    .number()
    .gt(0)
    .lt(1, "less than 1")
    .optional()
    .describe("betweenness: sample pairs until every normalised value is within so much"),
  delta: z
    .number()
    .gt(0)
    .lt(1, "less than 1")
    .optional()
    .describe(
      "with epsilon: odds that a value is farther off (default 0.1); with top alone: sample pairs until it is certain to these odds which the largest are",
    ),
  seed: z
    .number()
    .int()
    .min(0)
    .lt(SEEDS, `less than ${SEEDS}`)
    .optional()
    .describe("of the random draws (default 1)"),
};

/** Options for a network that is only links (an edge list): no point of view, no data years. */
export const LinkOptions = z.strictObject(fields);
export type LinkOptions = z.infer<typeof LinkOptions>;
export type LinkOption = keyof LinkOptions;

/** The same for the products of a data set, with a point of view. */
export const CentralityOptions = Choices.extend(fields).meta({ id: "CentralityRequest" });
export type CentralityOptions = z.infer<typeof CentralityOptions>;

/** The figure of one node. */
export const NodeFigure = z.union([z.number(), z.boolean(), z.string(), z.null()]);
export type NodeFigure = z.infer<typeof NodeFigure>;

const names = z.array(z.string());

/** Fields that some measures add; each is said by its methods page. */
const extras = {
  values: z.record(z.string(), NodeFigure).optional().describe("figure by node"),
  items: z
    .array(
      z.strictObject({
        id: z.string(),
        value: NodeFigure,
        low: z.number().optional().describe("lower end of what the value can be"),
        high: z.number().optional(),
        certain: z.boolean().optional().describe("certainly one of these largest"),
      }),
    )
    .optional()
    .describe("the largest values, falling, then by id; with `top` only"),
  standardErrors: z
    .record(z.string(), z.number().nullable())
    .optional()
    .describe("of the values, where they come from a sample; null: one draw says nothing"),
  alpha: z.number().optional().describe("katz: the weight of one step that was used"),
  sampling: z
    .strictObject({
      samples: z.number().describe("draws made"),
      population: z.number().describe("what was drawn from: nodes, or pairs of nodes"),
      seed: z.number(),
    })
    .optional(),
  errorBound: z
    .strictObject({
      normalised: z.number().describe("no normalised value is farther off than this ..."),
      value: z.number().describe("... and no value than this, ..."),
      probability: z.number().describe("... with at least this probability, for all nodes at once"),
    })
    .optional(),
  count: z
    .number()
    .optional()
    .describe("components, nodes reached (dominators), articulation points or bridges there are"),
  cycles: z.array(names).optional().describe("components of several nodes, largest first"),
  bridges: z.array(names).optional().describe("ends of each bridge, as the link leads"),
  value: z
    .number()
    .nullable()
    .optional()
    .describe(
      "of the whole network; mincut: fewest nodes that separate, null: directly linked; diameter: null if it falls into parts",
    ),
  hubs: z.record(z.string(), z.number().nullable()).optional().describe("hits: hub scores"),
  cut: names.optional().describe("one least cut, nearest the starts"),
  routes: z.number().optional().describe("routes of which no two share a node"),
  maxFlow: z.number().optional().describe("most that can flow from starts to ends at once"),
};

/** Figures by node, and what they rest on. */
export const CentralityResult = z
  .strictObject({
    measure: CentralityMeasure,
    n: z.number().describe("nodes"),
    m: z.number().describe("links, parallel ones counted once"),
    seconds: z.strictObject({ load: z.number(), compute: z.number() }),
    reversed: z.boolean().optional().describe("true: every link was turned round first"),
    ...extras,
    certificate: z.union([Certificate, FileCertificate]),
  })
  .meta({ id: "CentralityResult" });
export type CentralityResult = z.infer<typeof CentralityResult>;
/** What a measure adds to its result beside the figures by node. */
export type CentralityExtra = Partial<z.infer<z.ZodObject<typeof extras>>>;
