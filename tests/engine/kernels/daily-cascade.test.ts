import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileNetwork } from "../../../src/engine/build/network.ts";
import { type CascadeSystem, unitOfMember } from "../../../src/engine/kernels/cascade-system.ts";
import { runDaily } from "../../../src/engine/kernels/daily-cascade.ts";
import {
  type Cone,
  coneOf,
  type DailyFigures,
  type Levers,
  type ReleasedStock,
} from "../../../src/engine/kernels/daily-system.ts";
import { CAPACITY, NOTHING } from "../../../src/engine/kernels/daily-view.ts";
import { Choices } from "../../../src/model/options.ts";
import { type Sketch, sketches, toDataSet } from "../../support/arbitraries.ts";

const network = (ids: string[], groups: Sketch["groups"]): Sketch => ({
  products: ids.map((id) => {
    return { id, sector: false, shares: { USA: 1 }, spare: {}, importance: 0 };
  }),
  groups,
  valueShares: [],
});

const link = (input: string, of: string) => ({
  product: of,
  essentiality: 1,
  substitutability: 0,
  members: [{ input, mix: 1, headroom: 0 }],
});

const systemOf = (sketch: Sketch, regions: "world" | "countries" = "world"): CascadeSystem =>
  compileNetwork(toDataSet(sketch), Choices.parse({ regions })).system;

function figuresOf(system: CascadeSystem, cover: number[], lag: number[]): DailyFigures {
  const mix = new Float64Array(system.memberMarket.length);
  for (let g = 0; g + 1 < system.memberOffsets.length; g++) {
    const [from, to] = [system.memberOffsets[g]!, system.memberOffsets[g + 1]!];
    mix.fill(1 / (to - from), from, to);
  }
  const at = (values: number[], m: number) => values[m % values.length] ?? 0;
  return {
    stepDays: 1,
    mix,
    most: mix.map((_, m) => 1 + (m % 3) / 4),
    coverDays: mix.map((_, m) => at(cover, m)),
    lagSteps: Uint32Array.from(mix, (_, m) => at(lag, m)),
  };
}

/** Levers of a step; called at every step that it names. */
type Act = (step: number, levers: Levers) => number;

interface Asked {
  readonly steps: number;
  readonly act: Act;
  readonly cone?: Cone;
  readonly rigid?: boolean;
  readonly stocks?: readonly ReleasedStock[];
}

/** Everything that can be read after every step, copied. */
function told(system: CascadeSystem, figures: DailyFigures, asked: Asked) {
  const { steps, act, rigid = false, stocks = [] } = asked;
  const all = Array.from({ length: system.units + system.markets }, (_, node) => node);
  const cone = asked.cone ?? coneOf(system, all);
  const found: { step: number; output: number[]; rest: number[][] }[] = [];
  runDaily(system, figures, {
    steps,
    cone,
    rigid,
    stocks,
    driver: { set: act },
    onStep: (step, view) => {
      const rest = [view.available, view.stock, view.binding, view.released, view.offered];
      found.push({ step, output: [...view.output], rest: rest.map((values) => [...values]) });
    },
  });
  return found;
}

const NEVER = Number.POSITIVE_INFINITY;

/** Product 0 at `left` from step 0 to `until`. */
const cutTo =
  (left: number, until: number): Act =>
  (step, levers) => {
    levers.capacity[0] = step < until ? left : 1;
    return step < until ? until : NEVER;
  };

describe("tiny networks by hand", () => {
  const path = systemOf(network(["a", "b", "c"], [link("a", "b"), link("b", "c")]));

  test("a path: each waits its lag and lives on its stock", () => {
    // b: lag 2, 3 days of stock; c: lag 1, none
    const steps = told(path, figuresOf(path, [3, 0], [2, 1]), { steps: 12, act: cutTo(0, 4) });
    const course = (unit: number) => steps.map(({ output }) => output[unit]);
    expect(course(0)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(course(1)).toEqual([1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]);
    expect(course(2)).toEqual([1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1]);
    expect(steps[0]?.rest[2]).toEqual([CAPACITY, NOTHING, NOTHING]);
  });

  test("nothing acts, no steps, an empty cone", () => {
    const figures = figuresOf(path, [0], [1]);
    const still: Act = () => NEVER;
    const quiet = told(path, figures, { steps: 3, act: still });
    expect(quiet.map(({ output }) => output)).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(told(path, figures, { steps: 0, act: still })).toEqual([]);
    const cone = { units: new Uint32Array(0), markets: new Uint32Array(0) };
    expect(told(path, figures, { steps: 2, act: cutTo(0, 2), cone })).toHaveLength(2);
  });

  test("a cycle without stocks stays down: nothing starts it again", () => {
    const cycle = systemOf(network(["a", "b"], [link("a", "b"), link("b", "a")]));
    const figures = figuresOf(cycle, [0], [1]);
    figures.most.fill(1);
    const steps = told(cycle, figures, { steps: 30, act: cutTo(0.25, 5) });
    expect(steps.at(-1)?.output).toEqual([0.25, 0.25]);
  });
});

/** Capacities and flows that change on some steps, in eighths. */
const events = fc.array(
  fc.record({
    step: fc.nat({ max: 25 }),
    unit: fc.nat(),
    flow: fc.nat(),
    left: fc.nat({ max: 9 }),
    restart: fc.constantFrom(0, 0, 0.05),
  }),
  { minLength: 1, maxLength: 6 },
);

test("computing what is due gives what computing everything gives, to the last bit", () => {
  const days = fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 7 });
  const lags = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 7 });
  const regions = fc.constantFrom("world" as const, "countries" as const);
  const stock = fc.record({ at: fc.nat(), from: fc.nat({ max: 12 }), rate: fc.nat({ max: 4 }) });
  fc.assert(
    fc.property(
      fc.tuple(sketches(), regions, fc.boolean()),
      fc.tuple(days, lags),
      events,
      fc.array(stock, { maxLength: 2 }),
      ([sketch, where, rigid], [cover, lag], drawn, opened) => {
        const system = systemOf(sketch, where);
        const members = system.memberMarket.length;
        fc.pre(members > 0);
        const stocks = opened.map(({ at, from, rate }) => ({
          members: Uint32Array.of(at % members),
          parts: Float64Array.of(0.5),
          units: Uint32Array.of(unitOfMember(system, at % members)),
          fromStep: from,
          ratePerDay: rate === 0 ? NEVER : rate / 4,
          days: 3,
        }));
        const wakeAt = [...drawn.map(({ step }) => step), ...opened.map(({ from }) => from)];
        const act: Act = (step, levers) => {
          for (const event of drawn.filter((one) => one.step === step)) {
            levers.capacity[event.unit % system.units] = event.left / 8;
            levers.flowFactor[event.flow % system.flowUnit.length] = Math.min(1, event.left / 8);
            levers.restart = event.restart;
          }
          return Math.min(NEVER, ...wakeAt.filter((at) => at > step));
        };
        const figures = figuresOf(system, cover, lag);
        const asked = { steps: 60, rigid, stocks };
        // Claims that give everybody his share, new in each step: every unit is computed.
        const always: Act = (step, levers) => {
          act(step, levers);
          const start = new Float64Array(members);
          levers.claims = { start, width: new Float64Array(members).fill(1) };
          return step + 1;
        };
        expect(told(system, figures, { ...asked, act })).toEqual(
          told(system, figures, { ...asked, act: always }),
        );
      },
    ),
    { numRuns: 150 },
  );
});
