import type { ProductDetail } from "../../../model/details.ts";
import { groupRows } from "../../../model/group-rows.ts";
import type { Block } from "./document.ts";
import type { Writer } from "./writer.ts";

const MOST_EVENTS = 6;
const KINDS = { embargo: "export control", halt: "halt", demand: "jump in demand" } as const;

type Event = ProductDetail["events"][number];

/** What has happened, the latest first; measures of one date by the same hand are one row. */
export function eventsBlocks(writer: Writer, events: ProductDetail["events"]): Block[] {
  const known = events.filter(({ evidence }) => !evidence.rival).toReversed();
  if (known.length === 0) return [];
  const groups = groupRows(known, (event) =>
    [event.start, event.end, event.kind, ...event.countries].join("|"),
  );
  const rows = [...groups.values()];
  const shown = rows.slice(0, MOST_EVENTS);
  const count = shown.reduce((sum, same) => sum + same.length, 0);
  return [
    {
      type: "table",
      caption: count < known.length ? `The latest ${count} of ${known.length} events` : "Events",
      columns: [{ head: "Date" }, { head: "Event" }, { head: "Kind" }, { head: "What came of it" }],
      rows: shown.map((same) => rowOf(writer, same)),
    },
  ];
}

function rowOf(writer: Writer, same: readonly Event[]): string[] {
  const [first] = same;
  if (!first) return [];
  const marks = writer.citations.marks(same.map(({ evidence }) => evidence.source));
  return [
    `${first.start ?? "no date"}${first.end ? ` to ${first.end}` : ""}`,
    `${same.map(({ nameEn }) => nameEn).join("; ")}${marks}`,
    KINDS[first.kind],
    outcomeOf(same),
  ];
}

/** What came of them, each answer once; a last clause that all of them share ends the whole. */
function outcomeOf(same: readonly Event[]): string {
  const outcomes = [...new Set(same.map(({ outcome }) => outcome ?? "not stated"))];
  const [first = ""] = outcomes;
  const at = first.lastIndexOf("; ");
  const tail = at > 0 ? first.slice(at) : "";
  if (outcomes.length === 1 || tail === "" || !outcomes.every((words) => words.endsWith(tail))) {
    return outcomes.join(" · ");
  }
  return `${outcomes.map((words) => words.slice(0, -tail.length)).join(" · ")}${tail}`;
}
