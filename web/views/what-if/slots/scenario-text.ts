import { deflateSync, Inflate, strFromU8, strToU8 } from "fflate";
import type { Scenario } from "../shown-scenario.ts";

/** A scenario as a piece of an address: its JSON, deflated, in base64url. */

/** Longest text that is read, in characters: some 600 cuts. */
const MOST_CHARACTERS = 100_000;
/** Most bytes that it may unfold to: as much as the server takes. */
const MOST_BYTES = 1_000_000;
/** Unfolded piece by piece, so that a small text cannot fill the memory. */
const PIECE = 512;

/** Writes a scenario into a link. */
export function writeScenarioText(scenario: Scenario): string {
  return toBase64Url(deflateSync(strToU8(JSON.stringify(scenario)), { level: 9 }));
}

/** The JSON value that a link holds; null: the text is damaged or too long. */
export function readScenarioText(text: string): unknown {
  if (text.length > MOST_CHARACTERS) return null;
  try {
    const bytes = unfold(fromBase64Url(text));
    return bytes === null ? null : JSON.parse(strFromU8(bytes));
  } catch {
    return null; // no base64, not deflated, or no JSON: the caller says so
  }
}

function unfold(packed: Uint8Array): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let total = 0;
  let isWhole = false;
  const inflate = new Inflate((piece, isLast) => {
    pieces.push(piece);
    total += piece.length;
    isWhole = isLast;
  });
  for (let at = 0; at < packed.length && total <= MOST_BYTES; at += PIECE) {
    inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  }
  if (!isWhole || total > MOST_BYTES) return null;
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
