import type { Network } from "../../engine/build/network.ts";
import type { UnitPart } from "../../engine/build/system.ts";
import { type Level, responseLevel, shockLevel } from "./levels.ts";
import { namesCountry } from "./scenario-countries.ts";
import type { Listed, SettledHalt, SettledSpare } from "./settled-scenario.ts";

/** A halt that is on, and the producers that it hits. */
export interface Halt {
  readonly size: number;
  readonly level: Level;
  hits(part: Pick<UnitPart, "country" | "firm">, product: number): boolean;
}

/** Spare capacity that does not work at once, but grows. */
export interface Spare {
  readonly level: Level;
  /** null: the data's. */
  readonly toSpare: number | null;
  covers(part: Pick<UnitPart, "country">, product: number): boolean;
}

/** Halts as predicates on producers, with their courses in time. */
export function haltsOf(network: Network, shocks: readonly SettledHalt[]): Halt[] {
  return shocks.map(({ products, countries, firms, size, ...span }) => {
    const isProduct = namesProduct(network, products);
    const isCountry = namesCountry(network.data, countries);
    const isFirm = firms === null ? null : new Set(firms);
    return {
      size,
      level: shockLevel(span),
      hits: ({ country, firm }, product) =>
        isProduct(product) &&
        isCountry(country) &&
        (isFirm === null || (firm !== null && isFirm.has(firm))),
    };
  });
}

/** Responses that govern spare capacity, as predicates on producers. */
export function sparesOf(network: Network, responses: readonly SettledSpare[]): Spare[] {
  return responses.map(({ products, countries, toSpare, ...span }) => {
    const isProduct = namesProduct(network, products);
    const isCountry = namesCountry(network.data, countries);
    return {
      level: responseLevel(span),
      toSpare,
      covers: ({ country }, product) => isProduct(product) && isCountry(country),
    };
  });
}

/** Whether a product is named; `*` names all but sectors. */
export function namesProduct(
  { sector, productIndex }: Pick<Network, "sector" | "productIndex">,
  listed: Listed,
): (product: number) => boolean {
  if (listed === "*") return (product) => sector[product] !== 1;
  const named = new Set(listed.map((id) => productIndex.get(id)));
  return (product) => named.has(product);
}

/** What is lost on a day where several halts hit the same place: the largest (methods 4.1). */
export function lostOn(halts: readonly Halt[], day: number): number {
  let lost = 0;
  for (const { size, level } of halts) lost = Math.max(lost, size * level.at(day));
  return lost;
}
