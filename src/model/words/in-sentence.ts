const STAGES = "mined|refined|enriched|converted|processed|smelted|primary|forged|crude";
/** What may stand before its noun: a stage, or a word that is plainly a kind, such as NdFeB, US-made. */
const BEFORE = new RegExp(
  `^(.+?), ((?:${STAGES})|US(?:-[a-z]+)?|[A-Z][a-z]+[A-Z]\\w*)( \\(.*\\))?$`,
);

/**
 * A product's name as it stands in a sentence: "Gallium, refined" is "refined gallium", "Magnets,
 * NdFeB" "NdFeB magnets", "Electronic gases" "electronic gases". Another name with a comma is quoted.
 */
export function inSentence(name: string): string {
  const [, noun, kind, beside = ""] = BEFORE.exec(name) ?? [];
  if (noun !== undefined && !noun.includes(",")) return `${kind} ${uncapital(noun)}${beside}`;
  return /,(?![^(]*\))/.test(name) ? `“${name}”` : uncapital(name);
}

/** Small first letter, if the first word is a plain one: "F-35", "EUV", "Virginia-class" stay. */
function uncapital(name: string): string {
  return /^[A-Z][a-z]+(?:[\s,(]|$)/.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;
}
