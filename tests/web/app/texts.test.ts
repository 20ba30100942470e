import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = (language: string) =>
  fileURLToPath(new URL(`../../../web/i18n/${language}/`, import.meta.url));
const PLURAL = /_(one|other)$/;

function keysOf(texts: object, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "object" && text !== null
      ? keysOf(text, `${before}${key}.`)
      : [`${before}${key}`.replace(PLURAL, "")],
  );
}

function read(language: string, file: string): object {
  return JSON.parse(readFileSync(folder(language) + file, "utf8"));
}

test.each(readdirSync(folder("en")))("%s says the same things in both languages", (file) => {
  const [en, ja] = ["en", "ja"].map((language) => new Set(keysOf(read(language, file))));
  expect([...ja!].sort()).toEqual([...en!].sort());
});
