import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = (language: string) =>
  fileURLToPath(new URL(`../../../web/i18n/${language}/`, import.meta.url));
const PLURAL = /_(one|other)$/;

/** Every text by its key, nested keys joined by dots; of the forms for one and for many the last. */
function textsOf(texts: object, above = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === "string"
      ? [[`${above}${key}`.replace(PLURAL, ""), text]]
      : textsOf(text, `${above}${key}.`),
  );
}

function read(language: string, file: string): Map<string, string> {
  return new Map(textsOf(JSON.parse(readFileSync(folder(language) + file, "utf8"))));
}

/** Keys that are asked for without a count: forms for one and for many are no answer to these. */
function plainKeys(texts: object, above = ""): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    if (typeof text !== "string") return plainKeys(text, `${above}${key}.`);
    return PLURAL.test(key) ? [] : [`${above}${key}`];
  });
}

/** What is filled in; `Country` is `country` at the start of a sentence. */
const gaps = (text: string) =>
  [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name?.toLowerCase());

test.each(readdirSync(folder("en")))("%s has what is asked without a count as it is", (file) => {
  const [en, ja] = ["en", "ja"].map((language) =>
    plainKeys(JSON.parse(readFileSync(folder(language) + file, "utf8"))),
  );
  expect(ja).toEqual(expect.arrayContaining(en ?? []));
});

test.each(readdirSync(folder("en")))("%s says the same things in both languages", (file) => {
  const [en, ja] = [read("en", file), read("ja", file)];
  expect([...ja.keys()].sort()).toEqual([...en.keys()].sort());
  for (const [key, text] of en) {
    const other = ja.get(key) ?? "";
    if (text.trim() !== "") expect(other.trim(), key).not.toBe("");
    // Japanese leaves out what goes without saying, and never names what English does not fill in.
    for (const name of gaps(other)) expect(gaps(text), `${key} of ${other}`).toContain(name);
  }
});
