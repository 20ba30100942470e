import type {
  ChokepointsResponse,
  ScenarioListResponse,
} from "../../../src/api/contract/operations.ts";
import type { Names } from "../../parts/names.ts";

type Items = ChokepointsResponse["items"];
type Preset = ScenarioListResponse["items"][number];

/** The country whose cut would hurt most, and how much: with shared supply and with fixed shares. */
export function worstCountry(
  items: Items,
): { country: string; score: number; scoreRigid: number } | undefined {
  const first = items.find(({ id }) => id.startsWith("@"));
  if (!first) return undefined;
  return { country: first.id.slice(1), score: first.score, scoreRigid: first.scoreRigid };
}

/**
 * The preset to begin with: the one whose words name the countries that could hurt most, by their
 * scores; of equals the first. Undefined: the data set has none.
 * @param items ranking of countries
 */
export function firstPreset(
  presets: readonly Preset[],
  items: Items,
  countries: Names["countries"],
): Preset | undefined {
  const weight = ({ name, description }: Preset) => {
    const words = `${name} ${description}`;
    return items.reduce((sum, { id, score }) => {
      const english = countries.get(id.slice(1))?.nameEn;
      return english && words.includes(english) ? sum + score : sum;
    }, 0);
  };
  let best: { preset: Preset; weight: number } | undefined;
  for (const preset of presets) {
    const own = weight(preset);
    if (!best || own > best.weight) best = { preset, weight: own };
  }
  return best?.preset;
}
