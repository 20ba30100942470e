import type { TableEconomy } from "../../engine/build/inventory-network.ts";
import { BINDING, type EconomyRules, FREE, HALF } from "../../engine/kernels/inventory-economy.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import type {
  EngineParameters,
  InputsBy,
  ProductionRule,
  TableEngine,
} from "../../model/table-simulation.ts";

/** Parameters as an engine uses them; null: they have no meaning for it. */
export interface SettledParameters {
  readonly inputs: InputsBy;
  readonly inventoryDays: number;
  readonly restoreDays: number;
  readonly leastInputShare: number;
  readonly psi: number | null;
  readonly alphaMax: number | null;
  readonly alphaTau: number | null;
  readonly orders: "fixed" | "capacity" | null;
  readonly productionRule: ProductionRule | null;
}

const ONLY_OF: Readonly<Record<TableEngine, readonly (keyof EngineParameters)[]>> = {
  ario: ["psi", "alphaMax", "alphaTau", "orders"],
  pichler: ["productionRule", "essentiality"],
};

/**
 * Fills in what an engine takes where nothing is chosen.
 * @throws InvalidInputError `invalid_option` naming every parameter of the other engine
 * @see docs/methods/ario.md#parameters, docs/methods/pichler.md#parameters
 */
export function settleParameters(engine: TableEngine, chosen: EngineParameters): SettledParameters {
  const other = engine === "ario" ? "pichler" : "ario";
  const details = ONLY_OF[other]
    .filter((field) => chosen[field] !== undefined)
    .map((column): Problem => {
      const message = `has no meaning for the engine ${engine}`;
      return { column, pointer: `/${column}`, message, expected: `engine ${other}` };
    });
  refuse(details);
  const { inventoryDays } = chosen;
  if (engine === "ario") {
    return {
      inputs: chosen.inputs ?? "industry",
      inventoryDays,
      restoreDays: chosen.restoreDays ?? 60,
      leastInputShare: chosen.leastInputShare ?? 1e-5,
      psi: chosen.psi ?? 0.8,
      alphaMax: chosen.alphaMax ?? 1.25,
      alphaTau: chosen.alphaTau ?? 365,
      orders: chosen.orders ?? "fixed",
      productionRule: null,
    };
  }
  return {
    inputs: chosen.inputs ?? "label",
    inventoryDays,
    restoreDays: chosen.restoreDays ?? 5,
    leastInputShare: chosen.leastInputShare ?? 0,
    psi: null,
    alphaMax: null,
    alphaTau: null,
    orders: null,
    productionRule: chosen.productionRule ?? "half-critical",
  };
}

/**
 * Rules of the economy.
 * @throws InvalidInputError `invalid_option` naming every time that is too short for the step, and every
 *   industry that the table does not have
 */
export function engineRules(
  economy: TableEconomy,
  settled: SettledParameters,
  { chosen, stepDays }: { readonly chosen: EngineParameters; readonly stepDays: number },
): { readonly rules: EconomyRules; readonly notes: readonly string[] } {
  const { psi, alphaMax, alphaTau, restoreDays } = settled;
  refuse([
    ...inventoryFaults(economy, settled, chosen, stepDays),
    ...tooShort("restoreDays", restoreDays, stepDays),
    ...tooShort("alphaTau", alphaTau ?? stepDays, stepDays),
  ]);
  const goalDays = goals(economy, settled, chosen);
  const { binding, notes } = bindings(economy, settled, chosen);
  const rules: EconomyRules = {
    stepDays,
    goalDays,
    needDays: goalDays.map((days) => (psi === null || days === NEVER ? stepDays : psi * days)),
    binding,
    isLinear: settled.productionRule === "linear",
    restoreDays,
    orders: psi === null ? "demand" : "use",
    isShifting: settled.orders === "capacity",
    alphaMax: alphaMax ?? 1,
    alphaTauDays: alphaTau ?? stepDays,
  };
  return { rules, notes };
}

const NEVER = Number.POSITIVE_INFINITY;

/** Days of stock by product: of its industry, where products are labels, too. */
function goals(
  { products, industries, industryOf }: TableEconomy,
  { inputs, inventoryDays }: SettledParameters,
  { inventories = [] }: EngineParameters,
): Float64Array {
  const stated = new Map(inventories.map(({ industry, days }) => [industry, days ?? NEVER]));
  const industry = (at: number) => industries[inputs === "industry" ? at : (industryOf[at] ?? 0)];
  return Float64Array.from(products, (_, at) => stated.get(industry(at) ?? "") ?? inventoryDays);
}

/** A stock that does not last one step at normal output would hold back a world without shocks. */
function inventoryFaults(
  { industries }: TableEconomy,
  { psi, inventoryDays }: SettledParameters,
  { inventories = [] }: EngineParameters,
  stepDays: number,
): Problem[] {
  const least = stepDays / (psi ?? 1);
  const known = new Set(industries);
  const seen = new Set<string>();
  const expected = `at least ${Number(least.toPrecision(6))}: ${
    psi === null ? "a step" : `a step of ${stepDays} / psi ${psi}`
  }`;
  const problems: Problem[] = [];
  if (inventoryDays < least) {
    const message = `stocks of ${inventoryDays} days do not last one step`;
    problems.push({ column: "inventoryDays", pointer: "/inventoryDays", message, expected });
  }
  for (const [at, { industry, days }] of inventories.entries()) {
    const place = { column: "inventories", pointer: `/inventories/${at}` };
    if (!known.has(industry)) {
      const message = `"${industry}" is no industry of the table`;
      problems.push({ ...place, message, expected: "what stands after the first underscore" });
    } else if (seen.has(industry)) {
      const message = `"${industry}" stands twice`;
      problems.push({ ...place, message, expected: "each industry once" });
    } else if (days !== null && days < least) {
      const message = `stocks of ${days} days of ${industry} do not last one step`;
      problems.push({ ...place, message, expected });
    }
    seen.add(industry);
  }
  return problems;
}

function tooShort(column: keyof EngineParameters, days: number, stepDays: number): Problem[] {
  if (days >= stepDays) return [];
  const message = `${days} days are less than a step of ${stepDays}`;
  return [{ column, pointer: `/${column}`, message, expected: `at least ${stepDays}` }];
}

const CRITICAL = 2;
const IMPORTANT = 1;

/** How an input of an essentiality (2 critical, 1 important, 0 not) binds under each rule. */
const BINDS: Readonly<Record<ProductionRule, readonly [number, number, number]>> = {
  leontief: [BINDING, BINDING, BINDING],
  strong: [FREE, BINDING, BINDING],
  "half-critical": [FREE, HALF, BINDING],
  weak: [FREE, FREE, BINDING],
  linear: [FREE, FREE, FREE],
};

function bindings(
  economy: TableEconomy,
  { productionRule, leastInputShare }: SettledParameters,
  { essentiality = [], inventories = [] }: EngineParameters,
): { binding: Uint8Array; notes: string[] } {
  const { table, scale, network, industries, industryOf } = economy;
  const { n, inputOffsets, use, suppliers, supplierOffsets } = network;
  const types = typesByPair(essentiality, industries);
  const never = new Set(inventories.flatMap((row) => (row.days === null ? [row.industry] : [])));
  const binds = BINDS[productionRule ?? "leontief"];
  const binding = new Uint8Array(use.length);
  let small = 0;
  let open = 0;
  const bind = (s: number, j: number, least: number) => {
    const industry = industryOf[suppliers[supplierOffsets[s] ?? 0] ?? 0] ?? 0;
    const type = types.get(industry * industries.length + (industryOf[j] ?? 0));
    if (type === undefined) open++;
    const isSmall = (use[s] ?? 0) <= least;
    if (isSmall) small++;
    const isFree = isSmall || never.has(industries[industry] ?? "");
    binding[s] = isFree ? FREE : binds[asType(type)];
  };
  for (let j = 0; j < n; j++) {
    const least = leastInputShare * (table.output[j] ?? 0) * scale;
    for (let s = inputOffsets[j] ?? 0; s < (inputOffsets[j + 1] ?? 0); s++) bind(s, j, least);
  }
  const isStated = essentiality.length > 0;
  return {
    binding,
    notes: [
      ...(small > 0 ? [`${small} inputs of at most ${leastInputShare} of output never bind`] : []),
      ...openNote(productionRule, isStated, open),
      ...strangerNote(essentiality, industries),
    ],
  };
}

function asType(type: number | undefined): 0 | 1 | 2 {
  return type === 0 || type === IMPORTANT ? type : CRITICAL;
}

function openNote(rule: ProductionRule | null, isStated: boolean, open: number): string[] {
  if (rule === null || rule === "leontief" || rule === "linear") return [];
  if (!isStated) return ["no essentiality is stated: every input is critical, as with leontief"];
  return open > 0
    ? [`the essentiality of ${open} inputs is not stated: they count as critical`]
    : [];
}

function typesByPair(
  rows: NonNullable<EngineParameters["essentiality"]>,
  industries: readonly string[],
): Map<number, number> {
  const at = new Map(industries.map((name, index) => [name, index]));
  const types = new Map<number, number>();
  for (const { supplierIndustry, buyerIndustry, type } of rows) {
    const supplier = at.get(supplierIndustry);
    const buyer = at.get(buyerIndustry);
    if (supplier === undefined || buyer === undefined) continue;
    types.set(supplier * industries.length + buyer, type);
  }
  return types;
}

function strangerNote(
  rows: NonNullable<EngineParameters["essentiality"]>,
  industries: readonly string[],
): string[] {
  const known = new Set(industries);
  const names = new Set(rows.flatMap((row) => [row.supplierIndustry, row.buyerIndustry]));
  const strange = [...names].filter((name) => !known.has(name));
  if (strange.length === 0) return [];
  const shown = [...strange.slice(0, 10), ...(strange.length > 10 ? ["..."] : [])];
  return [`essentiality is stated for industries that the table lacks: ${shown.join(", ")}`];
}

function refuse(details: readonly Problem[]): void {
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
}
