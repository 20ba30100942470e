import type { Memo } from "../memo.ts";
import { JsonText } from "./call.ts";

/** The answer that is kept under a key, else one that is asked for, which is then kept. */
export async function askOnce(
  { memo, key }: { readonly memo: Memo; readonly key: string | undefined },
  ask: () => Promise<string>,
): Promise<JsonText> {
  const known = key === undefined ? undefined : memo.find(key);
  if (known !== undefined) return new JsonText(known);
  const text = await ask();
  if (key !== undefined) memo.keep(key, text);
  return new JsonText(text);
}
