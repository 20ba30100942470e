/** The parts of a target's text (`gallium-refined@CHN`, `@CHN`, `#asml`, `ore->metal`). */
export type TargetParts =
  | { readonly kind: "product"; readonly product: string }
  | { readonly kind: "producer"; readonly product: string; readonly country: string }
  | { readonly kind: "country"; readonly country: string }
  | { readonly kind: "product-firm"; readonly product: string; readonly firm: string }
  | { readonly kind: "firm"; readonly firm: string }
  | { readonly kind: "input"; readonly input: string; readonly product: string };

/** Takes a target's text apart. Any text without a sign is a product. */
export function targetParts(target: string): TargetParts {
  const [input, product] = target.split("->");
  if (input && product) return { kind: "input", input, product };
  const [before = "", country] = target.split("@");
  if (country)
    return before ? { kind: "producer", product: before, country } : { kind: "country", country };
  const [maker = "", firm] = target.split("#");
  if (firm) return maker ? { kind: "product-firm", product: maker, firm } : { kind: "firm", firm };
  return { kind: "product", product: target };
}
