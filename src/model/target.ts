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

/**
 * Reads a target. Whether its parts exist is a question for the network.
 * @throws InvalidInputError `unknown_target` if the text has none of the forms
 */
export function parseTarget(text: string): Target {
  const arrow = text.indexOf("->");
  if (arrow >= 0) {
    const input = text.slice(0, arrow).trim();
    const product = text.slice(arrow + 2).trim();
    if (input && product) return { kind: "input", input, product };
  } else if (text.includes("@")) {
    const [product = "", country = "", ...rest] = text.split("@").map((part) => part.trim());
    if (country && rest.length === 0)
      return product ? { kind: "producer", product, country } : { kind: "country", country };
  } else if (text.includes("#")) {
    const [product = "", firm = "", ...rest] = text.split("#").map((part) => part.trim());
    if (firm && rest.length === 0)
      return product ? { kind: "product-firm", product, firm } : { kind: "firm", firm };
  } else if (text.trim()) {
    return { kind: "product", product: text.trim() };
  }
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
