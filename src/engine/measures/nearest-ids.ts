import { compareIds } from "../../model/ids.ts";

/** Up to three known ids that share the longest beginning or hold the text asked for. */
export function nearestIds(text: string, ids: readonly string[]): string[] {
  const asked = text.toLowerCase();
  const score = (id: string): number => {
    const name = id.toLowerCase();
    let same = 0;
    while (same < name.length && name[same] === asked[same]) same++;
    return name.includes(asked) || asked.includes(name) ? same + 100 : same;
  };
  return ids
    .map((id) => ({ id, score: score(id) }))
    .filter(({ score }) => score >= 3)
    .sort((a, b) => b.score - a.score || compareIds(a.id, b.id))
    .slice(0, 3)
    .map(({ id }) => id);
}
