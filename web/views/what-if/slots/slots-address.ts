import { readScenario } from "../../../../src/api/contract/scenario-document.ts";
import type { AddressNote, ViewState } from "../../../app/view-state-address.ts";
import { LETTERS, type Letter, type Scenario } from "../shown-scenario.ts";
import { readScenarioText, writeScenarioText } from "./scenario-text.ts";

/** What stands in a place: the id of a preset or saved scenario, or a document of the reader's own. */
export type SlotContent = { readonly id: string } | { readonly scenario: Scenario };
export type SlotContents = Readonly<Partial<Record<Letter, SlotContent>>>;

export interface ReadSlots {
  readonly contents: SlotContents;
  readonly notes: readonly AddressNote[];
}

/** A document keeps its identity for as long as its text does: what is drawn from it then stands. */
const known = new Map<string, Scenario>();
const MOST_KNOWN = 200;

function remember(text: string, scenario: Scenario): void {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, scenario);
}

/** The scenario of a link; null: it holds none. */
export function scenarioOfText(text: string): Scenario | null {
  const before = known.get(text);
  if (before) return before;
  const { scenario } = readScenario(readScenarioText(text));
  if (!scenario) return null;
  remember(text, scenario);
  return scenario;
}

/** Its text in a link, which is read back as the same object. */
export function textOfScenario(scenario: Scenario): string {
  const text = writeScenarioText(scenario);
  remember(text, scenario);
  return text;
}

/**
 * Which scenarios an address holds. A document after the `#` goes before an id of the same letter;
 * what cannot be read is left out with a note.
 * @param hash with or without its `#`
 */
export function readSlots(state: Pick<ViewState, Letter>, hash: string): ReadSlots {
  const documents = new URLSearchParams(hash.replace(/^#/, ""));
  const notes: AddressNote[] = [];
  const contents: Partial<Record<Letter, SlotContent>> = {};
  for (const letter of LETTERS) {
    const text = documents.get(letter);
    const scenario = text ? scenarioOfText(text) : null;
    if (text && !scenario) notes.push({ key: letter, text: shortened(text) });
    const id = state[letter];
    if (scenario) contents[letter] = { scenario };
    else if (id !== null) contents[letter] = { id };
  }
  return { contents, notes };
}

const SHOWN = 12;

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** The parts of an address that hold the scenarios. */
export interface SlotsAddress {
  readonly ids: Readonly<Record<Letter, string | null>>;
  /** With its `#`; empty: no document of one's own. */
  readonly hash: string;
}

/** Writes the scenarios into an address. */
export function writeSlots(contents: SlotContents): SlotsAddress {
  const ids: Record<Letter, string | null> = { a: null, b: null, c: null, d: null };
  const documents: string[] = [];
  for (const letter of LETTERS) {
    const content = contents[letter];
    if (!content) continue;
    if ("id" in content) ids[letter] = content.id;
    else documents.push(`${letter}=${textOfScenario(content.scenario)}`);
  }
  return { ids, hash: documents.length > 0 ? `#${documents.join("&")}` : "" };
}
