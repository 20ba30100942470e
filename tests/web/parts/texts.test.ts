import { expect, test } from "vitest";
import chokepointsEn from "../../../web/i18n/en/chokepoints.json";
import methodEn from "../../../web/i18n/en/method.json";
import panelEn from "../../../web/i18n/en/panel.json";
import reasonsEn from "../../../web/i18n/en/reasons.json";
import wordsEn from "../../../web/i18n/en/words.json";
import chokepointsJa from "../../../web/i18n/ja/chokepoints.json";
import methodJa from "../../../web/i18n/ja/method.json";
import panelJa from "../../../web/i18n/ja/panel.json";
import reasonsJa from "../../../web/i18n/ja/reasons.json";
import wordsJa from "../../../web/i18n/ja/words.json";

/** Every text by its key, nested keys joined by dots. */
function flat(texts: object, above = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === "string" ? [[above + key, text]] : [...flat(text, `${above}${key}.`)],
    ),
  );
}

const gaps = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name);

test.each([
  ["words", wordsEn, wordsJa],
  ["panel", panelEn, panelJa],
  ["chokepoints", chokepointsEn, chokepointsJa],
  ["method", methodEn, methodJa],
  ["reasons", reasonsEn, reasonsJa],
])("%s: both languages say the same things", (_name, en, ja) => {
  const [english, japanese] = [flat(en), flat(ja)];
  expect([...japanese.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, text] of english) {
    const other = japanese.get(key) ?? "";
    expect(text.trim(), key).not.toBe("");
    expect(other.trim(), key).not.toBe("");
    // Japanese leaves out what goes without saying, and never names what English does not fill in.
    for (const name of gaps(other)) expect(gaps(text), `${key} of ${other}`).toContain(name);
  }
});
