import type { LinkOption, LinkOptions } from "../../model/centrality.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import type { Links } from "./links.ts";

const ALWAYS: readonly string[] = ["measure", "reverse"];

/** An option that the measure does not read would be an answer to another question. */
export function refuseUnused(options: LinkOptions, uses: readonly LinkOption[]): void {
  const known = new Set<string>([...ALWAYS, ...uses]);
  const details = Object.keys(UNUSED)
    .filter((name) => !known.has(name) && isGiven(options[name as LinkOption]))
    .map((name): Problem => {
      const message = `has no meaning for ${options.measure}`;
      return { column: name, pointer: `/${name}`, message, expected: "not to be given" };
    });
  refuse(details);
}

/** Options that only some measures read. */
const UNUSED: Readonly<Record<Exclude<LinkOption, "measure" | "reverse">, true>> = {
  weighted: true,
  from: true,
  to: true,
  top: true,
  damping: true,
  alpha: true,
  partition: true,
  samples: true,
  epsilon: true,
  delta: true,
  seed: true,
};

function isGiven(option: LinkOptions[LinkOption]): boolean {
  return option !== undefined && option !== false;
}

/** Weights that are asked for and not there. */
export function refuseMissingWeights({ hasWeights }: Links, { weighted }: LinkOptions): void {
  if (!weighted || hasWeights) return;
  const message = "the edge list has no column weight";
  refuse([{ column: "weighted", pointer: "/weighted", message, expected: "source,target,weight" }]);
}

function refuse(details: readonly Problem[]): void {
  const [first] = details;
  if (!first) return;
  throw new InvalidInputError("invalid_option", `${first.column} ${first.message}`, { details });
}
