import { InvalidInputError } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import { pointerTo } from "../validate.ts";
import { Reply } from "./call.ts";

/** What tells where an entry stands in its list: entries are in the order of these texts. */
export type PageKey = readonly string[];

interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A cursor: opaque to callers, good for as long as the order of the list is what it is. */
export function cursorAt(key: PageKey): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/**
 * The place that a cursor stands for.
 * @param parts texts that it is made of
 * @returns null: the beginning
 * @throws InvalidInputError `invalid_option` if it is none of this list
 */
export function placeOf(cursor: string | undefined, parts: number): PageKey | null {
  if (cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const isKey =
      Array.isArray(key) && key.length === parts && key.every((part) => typeof part === "string");
    if (isKey) return key;
  } catch (error) {
    throw noCursor(error);
  }
  throw noCursor();
}

/**
 * One page of a list that is in the order of its keys. What is added or taken away between two pages is
 * seen or not; nothing else is left out, or comes twice.
 */
export function pageOf<Entry>(
  entries: readonly Entry[],
  { limit, cursor }: PageAsked,
  { keyOf, parts }: { readonly keyOf: (entry: Entry) => PageKey; readonly parts: number },
): { readonly entries: readonly Entry[]; readonly next: string | null } {
  const after = placeOf(cursor, parts);
  const rest = after ? entries.filter((entry) => compareKeys(keyOf(entry), after) > 0) : entries;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const isLast = last === undefined || page.length === rest.length;
  return { entries: page, next: isLast ? null : cursorAt(keyOf(last)) };
}

/** A page as it is sent, with the address of the one behind it. */
export function pageReply<Body extends { readonly next: string | null }>(
  body: Body,
  path: string,
  query: Readonly<Record<string, unknown>>,
): Reply<Body> {
  const { next } = body;
  if (next === null) return new Reply(body, {});
  const search = new URLSearchParams();
  for (const [name, text] of Object.entries(query)) search.set(name, String(text));
  search.set("cursor", next);
  return new Reply(body, { Link: `<${path}?${search}>; rel="next"` });
}

/** A number as a part of a key. */
export function keyNumber(at: number): string {
  return String(at).padStart(12, "0");
}

function compareKeys(a: PageKey, b: PageKey): number {
  for (const [at, part] of a.entries()) {
    const order = compareIds(part, b[at] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

function noCursor(cause?: unknown): InvalidInputError {
  const message = "the cursor is none of this list";
  const expected = "`next` of a page of the same list, or none for the first page";
  return new InvalidInputError("invalid_option", message, {
    details: [{ pointer: pointerTo("query", ["cursor"]), message, expected }],
    cause,
  });
}
