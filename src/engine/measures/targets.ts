import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { parseTarget, type Target } from "../../model/target.ts";
import { blocMembers, knownCountries, unknownCountry } from "../build/country-sets.ts";
import type { Network } from "../build/network.ts";
import { nearestIds } from "./nearest-ids.ts";

/**
 * Reads targets and checks that the network knows their parts; reports every fault at once.
 * @throws InvalidInputError `unknown_target`
 */
export function readTargets(network: Network, texts: readonly string[]): Target[] {
  const problems: Problem[] = [];
  const targets: Target[] = [];
  texts.forEach((text, at) => {
    try {
      const target = parseTarget(text);
      targets.push(target);
      problems.push(
        ...checkTarget(network, target).map((problem) => ({
          ...problem,
          column: "TARGET",
          pointer: `/targets/${at}`,
        })),
      );
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      problems.push(...error.details.map((detail) => ({ ...detail, pointer: `/targets/${at}` })));
    }
  });
  if (problems.length > 0) {
    const [first] = problems;
    throw new InvalidInputError("unknown_target", first?.message ?? "unknown target", {
      details: problems,
    });
  }
  return targets;
}

function checkTarget(network: Network, target: Target): Problem[] {
  const problems: Problem[] = [];
  if ("product" in target) problems.push(...checkProduct(network, target.product));
  if (target.kind === "input") {
    problems.push(...checkProduct(network, target.input));
    if (problems.length === 0 && !hasInput(network, target.input, target.product)) {
      problems.push({
        message: `${target.input} is no input of ${target.product}`,
        expected: `one of ${inputsOf(network, target.product).join(", ") || "none: it has no inputs"}`,
      });
    }
  }
  if ("country" in target) problems.push(...checkCountry(network, target.country));
  if ("firm" in target) problems.push(...checkFirm(network, target));
  return problems;
}

function checkProduct(network: Network, product: string): Problem[] {
  if (network.productIndex.has(product)) return [];
  const near = nearestIds(product, network.products);
  return [
    {
      message: `"${product}" is no product of this graph`,
      expected: near.length > 0 ? `a product id such as ${near.join(", ")}` : "a product id",
    },
  ];
}

function checkCountry(network: Network, country: string): Problem[] {
  const known = knownCountries(network.data);
  if (known.has(country) || blocMembers(network.data).has(country)) return [];
  return [unknownCountry(country, "TARGET")];
}

function checkFirm(network: Network, { firm, ...rest }: { firm: string }): Problem[] {
  const product = "product" in rest ? String(rest.product) : null;
  const rows = network.data.tables.firms.filter((row) => !product || row.product === product);
  if (rows.some((row) => row.firm === firm)) return [];
  const near = nearestIds(firm, [...new Set(rows.map((row) => row.firm))]);
  return [
    {
      message: product
        ? `"${firm}" makes no ${product} in this graph`
        : `"${firm}" is no firm of this graph`,
      expected: near.length > 0 ? `a firm id such as ${near.join(", ")}` : "a firm id",
    },
  ];
}

function inputsOf(network: Network, product: string): string[] {
  const at = network.productIndex.get(product) ?? -1;
  const groups = network.groupsOf[at] ?? [];
  return groups.flatMap((g) => network.groups[g]?.members.map(({ input }) => input) ?? []);
}

function hasInput(network: Network, input: string, product: string): boolean {
  return inputsOf(network, product).includes(input);
}
