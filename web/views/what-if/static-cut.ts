import type { CutRequest } from "../../../src/api/contract/operations.ts";
import { centralOf } from "./builder/uncertain.ts";
import type { Scenario, Shock } from "./shown-scenario.ts";

/** Most targets that the server cuts at once. */
const MOST_TARGETS = 12;

/**
 * A scenario's cuts as a question about the state of rest, which is answered in a moment.
 * @param abroad everybody but the home
 * @returns null: it cannot be asked that way (bans, demand, cuts of different sizes, too many targets)
 */
export function staticCut(
  { shocks, mode, basis, importanceSet }: Scenario,
  abroad: ReadonlySet<string>,
): CutRequest | null {
  const [first] = shocks;
  if (!first) return null;
  const size = centralOf(first.size);
  const targets = new Set<string>();
  for (const shock of shocks) {
    if (shock.kind !== "halt" || centralOf(shock.size) !== size) return null;
    const own = targetsOf(shock, abroad);
    if (!own) return null;
    for (const target of own) targets.add(target);
  }
  if (targets.size === 0 || targets.size > MOST_TARGETS) return null;
  return {
    targets: [...targets],
    size,
    ...(mode ? { mode } : {}),
    ...(basis ? { basis } : {}),
    ...(importanceSet ? { importance: importanceSet } : {}),
  };
}

function targetsOf(
  { products, countries, firms }: Extract<Shock, { kind: "halt" }>,
  abroad: ReadonlySet<string>,
): string[] | null {
  const goods = products === "*" ? [""] : products;
  if (firms) {
    if (countries !== "*") return null;
    return goods.flatMap((product) => firms.map((firm) => `${product}#${firm}`));
  }
  if (countries === "*") return null; // everywhere, at home, too: another question
  const chosen = new Set(countries);
  const isAbroad = chosen.size === abroad.size && [...abroad].every((code) => chosen.has(code));
  if (isAbroad) return products === "*" ? null : products;
  return goods.flatMap((product) => countries.map((code) => `${product}@${code}`));
}
