import type { ChokepointsResponse } from "../../../src/api/contract/operations.ts";

type Items = ChokepointsResponse["items"];

/** The product to start a walk at: the highest score with a way of three steps or more. */
export function walkStart(items: Items): Items[number] | undefined {
  const LONG = 4;
  return items.find(({ path }) => path.length >= LONG) ?? items.find(({ path }) => path.length > 1);
}

/** The country whose cut would hurt most, and how much: with shared supply and with fixed shares. */
export function worstCountry(
  items: Items,
): { country: string; score: number; scoreRigid: number } | undefined {
  const first = items.find(({ id }) => id.startsWith("@"));
  if (!first) return undefined;
  return { country: first.id.slice(1), score: first.score, scoreRigid: first.scoreRigid };
}
