/** What of a network of firms is looked at, as the address holds it in `sel`. */
export type FirmSelection =
  | { readonly kind: "all" }
  /** A group, its riskiest firms inside its circle. */
  | { readonly kind: "group"; readonly id: string }
  /** The firms of a group with the links among them. */
  | { readonly kind: "open"; readonly id: string }
  /** A firm and what is around it. */
  | { readonly kind: "firm"; readonly id: string };

/** Names may hold blanks and commas, which an address uses otherwise. */
export function writeSelection(selection: FirmSelection): string | null {
  if (selection.kind === "all") return null;
  const id = encodeURIComponent(selection.id);
  return selection.kind === "firm" ? `#${id}` : `${selection.kind}:${id}`;
}

/** Reads what `writeSelection` wrote; what it does not understand is everything. */
export function readSelection(sel: string | null): FirmSelection {
  const [, mark = "", text = ""] = /^(#|group:|open:)(.+)$/.exec(sel ?? "") ?? [];
  const id = decoded(text);
  if (id === null || id === "") return { kind: "all" };
  if (mark === "#") return { kind: "firm", id };
  return { kind: mark === "group:" ? "group" : "open", id };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a stray percent sign: typed by hand
  }
}
