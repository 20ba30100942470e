import {
  type CascadeSystem,
  NO_SHOCK,
  type Shock,
} from "../../src/engine/kernels/cascade-system.ts";
import { SolverError } from "../../src/model/errors.ts";
import { LinearModelBuilder, type Term } from "../../src/scenarios/plan/linear-model.ts";

/** What a cascade is weighed by and how it is laid out. */
export interface CascadeProgramOptions {
  /** Float64Array(units): worth of a unit's whole output, 0 or more. */
  readonly weights: Float64Array;
  /** What is cut, as the cascade takes it. */
  readonly shock?: Shock;
}

/**
 * A static cascade as a linear programme under construction: add variables and rows to `builder`, then
 * `builder.build("maximise")`.
 */
export interface CascadeProgram {
  readonly builder: LinearModelBuilder;
  /** Variable y in [0, min(1, K)]: output of a unit, share of normal. */
  readonly output: (unit: number) => number;
  /** Variable A in [0, 1]: availability on a market, share of normal. */
  readonly availability: (market: number) => number;
  /** Variable R in [0, 1]: what an input group has. */
  readonly supply: (group: number) => number;
}

/**
 * The cut cascade (pool + min, pro rata) as a linear programme: maximise sum of w y over
 *
 *   y_u <= min(1, K_u),  y_u <= 1 - groupLoss_g (1 - R_g) for each group g of u,
 *   R_g <= 1,  R_g <= sum of memberGain * factor * A_market,  A_m <= 1,  A_m <= sum of flowShare * factor * y_u.
 *
 * Its value is that of the cascade's fixed point: the constraints say y <= F(y), and the largest y that
 * satisfies them is the greatest fixed point, cycles or not. Units of weight 0 may lie below it.
 *
 * It shares no code with the kernel: tests set the solver's answer beside the cascade's, and read what
 * the duals say of it.
 * @param system compiled network, without claims: who is served first is no linear rule
 * @param builder where to add to; default: a new one
 * @returns the programme; indices are those of the system
 * @throws SolverError `malformed_model` for a system with claims
 * @see docs/methods/cascade.md; O(units + groups + members + flows) time and space
 */
export function cascadeProgram(
  system: CascadeSystem,
  { weights, shock = NO_SHOCK }: CascadeProgramOptions,
  builder = new LinearModelBuilder(),
): CascadeProgram {
  if (system.claims) {
    const message = "a cascade in which some are served first is no linear programme";
    throw new SolverError("malformed_model", message);
  }
  const output = addVariables(builder, system.units, outputsOf(system, weights, shock));
  const availability = addVariables(builder, system.markets, unitInterval);
  const supply = addVariables(builder, system.groupLoss.length, unitInterval);
  addMarketRows(builder, system, shock, { output, availability });
  addGroupRows(builder, system, shock, { output, availability, supply });
  return { builder, output, availability, supply };
}

type Index = (at: number) => number;
type Bounds = { readonly cost?: number; readonly upper: number };

const unitInterval = (): Bounds => ({ upper: 1 });

function addVariables(
  builder: LinearModelBuilder,
  count: number,
  specOf: (at: number) => Bounds,
): Index {
  let first = 0;
  for (let at = 0; at < count; at++) {
    const variable = builder.addVariable(specOf(at));
    if (at === 0) first = variable;
  }
  return (at) => first + at;
}

function outputsOf(
  system: CascadeSystem,
  weights: Float64Array,
  shock: Shock,
): (unit: number) => Bounds {
  const left = new Float64Array(system.units).fill(1);
  for (const { unit, left: part } of shock.capacity) left[unit] = Math.min(1, part);
  return (unit) => ({ cost: weights[unit] ?? 0, upper: left[unit] ?? 1 });
}

type Places = Pick<CascadeProgram, "output" | "availability" | "supply">;

function addMarketRows(
  builder: LinearModelBuilder,
  { markets, flowOffsets, flowUnit, flowShare }: CascadeSystem,
  shock: Shock,
  { output, availability }: Omit<Places, "supply">,
): void {
  const factor = new Map(shock.flows?.map(({ flow, left }) => [flow, left]));
  for (let market = 0; market < markets; market++) {
    const terms: Term[] = [[availability(market), 1]];
    for (let flow = flowOffsets[market] ?? 0; flow < (flowOffsets[market + 1] ?? 0); flow++) {
      const share = (flowShare[flow] ?? 0) * (factor.get(flow) ?? 1);
      terms.push([output(flowUnit[flow] ?? 0), -share]);
    }
    builder.addRow({ upper: 0, terms });
  }
}

/** Two rows a group: what it has, and what that lets its unit make. */
function addGroupRows(
  builder: LinearModelBuilder,
  { units, groupOffsets, groupLoss, memberOffsets, memberGain, memberMarket }: CascadeSystem,
  shock: Shock,
  { output, availability, supply }: Places,
): void {
  const factor = new Map(shock.members?.map(({ member, left }) => [member, left]));
  for (let unit = 0; unit < units; unit++) {
    for (let group = groupOffsets[unit] ?? 0; group < (groupOffsets[unit + 1] ?? 0); group++) {
      const terms: Term[] = [[supply(group), 1]];
      for (let e = memberOffsets[group] ?? 0; e < (memberOffsets[group + 1] ?? 0); e++) {
        const gain = (memberGain[e] ?? 0) * (factor.get(e) ?? 1);
        terms.push([availability(memberMarket[e] ?? 0), -gain]);
      }
      builder.addRow({ upper: 0, terms });
      const loss = groupLoss[group] ?? 0;
      builder.addRow({
        upper: 1 - loss,
        terms: [
          [output(unit), 1],
          [supply(group), -loss],
        ],
      });
    }
  }
}
