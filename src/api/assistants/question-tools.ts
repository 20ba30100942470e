import { z } from "zod";
import { CompareOptions } from "../../model/comparison.ts";
import { DiffRequest, DiffResult } from "../../model/diff.ts";
import { ChokepointOptions, CutOptions, DependencyOptions } from "../../model/options.ts";
import {
  Certificate,
  ChokepointItem,
  ChokepointsResult,
  CutResult,
  DependencyItem,
  DependencyResult,
} from "../../model/results.ts";
import { Course, SectorCourse, SimulateOptions, SimulateResult } from "../../model/simulation.ts";
import { WorstOptions, WorstResult } from "../../model/worst.ts";
import { graphField, ofGraph, some, type Tool, tool } from "./tool.ts";

const TARGETS =
  "Targets: product, product@COUNTRY, @COUNTRY, product#firm, #firm, input->product; countries as ISO " +
  "3166-1 alpha-3. ";
const LOSSES = "Losses and scores are fractions 0..1; null is unknown, never 0.";

/** From whose point of view, by which rule, on which data. */
const certificate = some(
  Certificate.pick({ formula: true, home: true, dataVersion: true, converged: true, notes: true }),
);

const Item = some(
  ChokepointItem.pick({ id: true, place: true, score: true, scoreLow: true, scoreHigh: true }),
).extend(some(ChokepointItem.pick({ losses: true, path: true })).shape);

const Hang = some(
  DependencyItem.pick({ id: true, direct: true, lookThrough: true, critical: true, hhi: true }),
).extend(some(DependencyItem.pick({ criticalLow: true, criticalHigh: true, unknown: true })).shape);

const Sector = z.object({ ...Course.shape, path: SectorCourse.shape.path });
const courses = { sectors: z.record(z.string(), Sector) };

/** What a network hangs on, and what happens if it is cut. */
export const QUESTION_TOOLS: readonly Tool[] = [
  tool({
    name: "chokepoints",
    title: "Chokepoints",
    description: `Products, producers, countries, firms or inputs, ranked by what the home would lose if each were cut whole. ${LOSSES}`,
    input: ChokepointOptions.extend({
      ...graphField,
      top: z.number().int().min(1).max(100).default(10).describe("at most so many items"),
    }),
    output: some(
      ChokepointsResult.pick({ by: true, for: true, excluded: true, total: true }),
    ).extend({ items: z.array(Item), certificate }),
    ask: (ask, args) => ask("chokepoints", ofGraph(args)),
  }),
  tool({
    name: "dependency",
    title: "Dependency",
    description: `How far products hang on others (foreign, untrusted, adversary, or one country): direct, through all tiers, critical. ${LOSSES}`,
    input: DependencyOptions.extend({
      ...graphField,
      products: DependencyOptions.shape.products.removeDefault().min(1).max(100),
    }),
    output: some(DependencyResult.pick({ on: true })).extend({
      items: z.array(Hang),
      home: some(DependencyResult.shape.home.pick({ direct: true, lookThrough: true })).extend({
        critical: z.number().nullable(),
      }),
      certificate,
    }),
    ask: (ask, args) => ask("dependency", ofGraph(args)),
  }),
  tool({
    name: "cut",
    title: "What if it is cut",
    description: `What the home loses, sector by sector, if targets are cut, along which path, and which target is to blame. ${TARGETS}${LOSSES}`,
    input: CutOptions.extend(graphField),
    output: some(CutResult.pick({ loss: true, lossRigid: true, lossRange: true })).extend({
      ...CutResult.pick({ sectors: true, paths: true, shares: true }).shape,
      certificate,
    }),
    ask: (ask, args) => ask("cut", ofGraph(args)),
  }),
  tool({
    name: "worst_cuts",
    title: "Worst cuts",
    description: `The k cuts that hurt the home most, proven or with a bound. ${LOSSES}`,
    input: WorstOptions.extend(graphField),
    output: some(WorstResult.pick({ targets: true, loss: true, bound: true, proven: true })).extend(
      {
        ...WorstResult.pick({ sectors: true, paths: true, shares: true }).shape,
        certificate,
      },
    ),
    ask: (ask, args) => ask("worst", ofGraph(args)),
  }),
  tool({
    name: "simulate",
    title: "A scenario over time",
    description:
      "What runs out when, how deep and for how long, in a scenario such as " +
      '{"format": "linchpin-scenario/1", "horizonDays": 365, "shocks": [{"kind": "halt", "countries": ["CHN"], ' +
      '"durationDays": 90}]}. Days are counted from 0.',
    input: SimulateOptions.omit({ series: true, runs: true }).extend(graphField),
    output: some(SimulateResult.pick({ name: true, lostDays: true, firstHit: true })).extend({
      ...SimulateResult.pick({ order: true, emptied: true }).shape,
      ...courses,
      certificate,
    }),
    ask: (ask, args) => ask("simulate", withoutDays(ofGraph(args))),
  }),
  tool({
    name: "compare",
    title: "Scenarios side by side",
    description: "Scenarios (as in simulate) beside a baseline; without one nothing happens in it.",
    input: CompareOptions.omit({ series: true, runs: true }).extend(graphField),
    output: z.object({
      baseline: z.object({ lostDays: z.number().nullable(), ...courses }),
      scenarios: z.array(
        z.object({ name: z.string().nullable(), lostDays: z.number().nullable(), ...courses }),
      ),
      certificate,
    }),
    ask: (ask, args) => ask("compare", withoutDays(ofGraph(args))),
  }),
  tool({
    name: "diff",
    title: "What changed",
    description: "What changed from one graph to another, row by row, and in the answers.",
    input: DiffRequest.extend({ ...graphField }),
    output: z.object(DiffResult.shape),
    ask: (ask, args) => ask("diff", ofGraph(args)),
  }),
];

/** A conversation has no room for a figure of every day. */
function withoutDays<Asked extends { readonly body: object }>(asked: Asked) {
  return { ...asked, body: { ...asked.body, series: "none" } };
}
