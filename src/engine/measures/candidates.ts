import { InvalidInputError } from "../../model/errors.ts";
import { UNNAMED_COUNTRIES } from "../../model/ids.ts";
import type { ChokepointOptions } from "../../model/options.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import type { Network } from "../build/network.ts";

/**
 * Weights of the sectors whose loss counts: all by importance, or one alone.
 * @throws InvalidInputError `unknown_sector`
 */
export function importanceFor(network: Network, sector: string | undefined): Float64Array {
  if (sector === undefined) return network.importance;
  const at = network.productIndex.get(sector);
  if (at === undefined || network.sector[at] !== 1) {
    const sectors = network.products.filter((_, product) => network.sector[product] === 1);
    const message = `"${sector}" is no sector of this graph`;
    throw new InvalidInputError("unknown_sector", message, {
      details: [
        { column: "for", pointer: "/for", message, expected: `one of ${sectors.join(", ")}` },
      ],
    });
  }
  const importance = new Float64Array(network.products.length);
  importance[at] = 1;
  return importance;
}

/** Everything that could be cut, one at a time; the home's own makers only with `everywhere`. */
export function candidatesBy(
  network: Network,
  { by, everywhere }: Pick<ChokepointOptions, "by" | "everywhere">,
): Target[] {
  const { products, sector, supply, sets } = network;
  const made = products.flatMap((product, at) =>
    sector[at] === 1
      ? []
      : [{ product, parts: supply[at]?.parts ?? [], outside: supply[at]?.outside ?? [] }],
  );
  const abroad = (country: string) =>
    !UNNAMED_COUNTRIES.has(country) && (everywhere || !sets.home.has(country));
  const countriesOf = ({ parts, outside }: (typeof made)[number]) => [
    ...new Set([
      ...parts.filter(({ share }) => share > 0).map(({ country }) => country),
      ...outside,
    ]),
  ];
  switch (by) {
    case "product":
      return made.map(({ product }) => ({ kind: "product", product }));
    case "producer":
      return made.flatMap((of) =>
        countriesOf(of)
          .filter(abroad)
          .map((country): Target => ({ kind: "producer", product: of.product, country })),
      );
    case "country":
      return [...new Set(made.flatMap(countriesOf))]
        .filter(abroad)
        .map((country) => ({ kind: "country", country }));
    case "firm": {
      const firms = made.flatMap(({ parts }) =>
        parts.flatMap(({ firm, country }) =>
          firm !== null && (everywhere || !sets.home.has(country)) ? [firm] : [],
        ),
      );
      return [...new Set(firms)].map((firm) => ({ kind: "firm", firm }));
    }
    case "input":
      return inputLinks(network);
  }
}

function inputLinks({ groups, productIndex }: Network): Target[] {
  const links = new Map<string, Target>();
  for (const { product, members } of groups) {
    for (const { input } of members) {
      if (!productIndex.has(input)) continue;
      const target: Target = { kind: "input", input, product };
      links.set(formatTarget(target), target);
    }
  }
  return [...links.values()];
}
