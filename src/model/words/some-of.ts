/**
 * A list of which the first are named: "a, b and 3 more".
 * @param most named at most
 */
export function someOf(names: readonly string[], most: number): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
