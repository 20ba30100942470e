import { expect, test } from "vitest";
import { inSentence } from "../../../src/model/words/in-sentence.ts";

test.each([
  ["Gallium, refined", "refined gallium"],
  ["Uranium, mined (U3O8)", "mined uranium (U3O8)"],
  ["NdFeB, refined", "refined NdFeB"],
  ["Magnets, NdFeB", "NdFeB magnets"],
  ["Radar modules, US-made", "US-made radar modules"],
  ["F-35 fighter, US", "US F-35 fighter"],
  ["Electronic gases", "electronic gases"],
  ["Steel (processed iron ore)", "steel (processed iron ore)"],
  ["Rare earths, heavy and light, mined", "“Rare earths, heavy and light, mined”"],
  ["Solar modules, silicon", "“Solar modules, silicon”"],
  ["Magnet alloys (Nd, Pr)", "magnet alloys (Nd, Pr)"],
  ["Virginia-class submarine", "Virginia-class submarine"],
  ["EUV scanners", "EUV scanners"],
  ["ore", "ore"],
  ["", ""],
])("%s in a sentence: %s", (name, words) => {
  expect(inSentence(name)).toBe(words);
});
