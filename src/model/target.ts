import { InvalidInputError } from "./errors.ts";

/** What can be cut. Ids of chokepoints, paths and shares are written the same way. */
export type Target =
  | { readonly kind: "product"; readonly product: string }
  | { readonly kind: "producer"; readonly product: string; readonly country: string }
  | { readonly kind: "country"; readonly country: string }
  | { readonly kind: "product-firm"; readonly product: string; readonly firm: string }
  | { readonly kind: "firm"; readonly firm: string }
  | { readonly kind: "input"; readonly input: string; readonly product: string };

const FORMS = "product, product@COUNTRY, @COUNTRY, product#firm, #firm or input->product";

/** Takes a target's text apart; null if it has none of the forms. */
export function readTarget(text: string): Target | null {
  const arrow = text.indexOf("->");
  if (arrow >= 0) {
    const input = text.slice(0, arrow).trim();
    const product = text.slice(arrow + 2).trim();
    return input && product ? { kind: "input", input, product } : null;
  }
  const sign = text.includes("@") ? "@" : "#";
  const [before = "", after, ...rest] = text.split(sign).map((part) => part.trim());
  if (after === undefined) return before ? { kind: "product", product: before } : null;
  if (!after || rest.length > 0) return null;
  if (sign === "@") {
    return before
      ? { kind: "producer", product: before, country: after }
      : { kind: "country", country: after };
  }
  return before
    ? { kind: "product-firm", product: before, firm: after }
    : { kind: "firm", firm: after };
}

/**
 * Reads a target. Whether its parts exist is a question for the network.
 * @throws InvalidInputError `unknown_target` if the text has none of the forms
 */
export function parseTarget(text: string): Target {
  const target = readTarget(text);
  if (target) return target;
  throw new InvalidInputError("unknown_target", `"${text}" is no target`, {
    details: [{ column: "TARGET", message: `"${text}" is no target`, expected: FORMS }],
  });
}

/** The text that `parseTarget` reads back. */
export function formatTarget(target: Target): string {
  switch (target.kind) {
    case "product":
      return target.product;
    case "producer":
      return `${target.product}@${target.country}`;
    case "country":
      return `@${target.country}`;
    case "product-firm":
      return `${target.product}#${target.firm}`;
    case "firm":
      return `#${target.firm}`;
    case "input":
      return `${target.input}->${target.product}`;
  }
}
