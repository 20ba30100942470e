import { InvalidInputError } from "../../../model/errors.ts";

/** Characters that no XML can hold, not even by number; halves of pairs stand for nothing. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SPECIAL = /[&<>"\t\n\r]/;
const WRITTEN: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/**
 * Text as it stands in XML, in an element and in a value with double quotes alike.
 * @throws InvalidInputError `invalid_data` for a character that XML cannot hold
 */
export function xmlText(text: string): string {
  const bad = FORBIDDEN.exec(text);
  if (bad) throw notInXml(text, bad[0]);
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll(/[&<>"\t\n\r]/g, (character) => WRITTEN[character] ?? "");
}

function notInXml(text: string, character: string): InvalidInputError {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const message = `${JSON.stringify(text.slice(0, 80))} holds ${code}, which XML cannot hold`;
  const expected = "the format graphology or csv, which can";
  return new InvalidInputError("invalid_data", `${message}, expected ${expected}`, {
    details: [{ message, expected }],
  });
}
