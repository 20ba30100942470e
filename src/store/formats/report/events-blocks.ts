import type { ProductDetail } from "../../../model/details.ts";
import type { Block } from "./document.ts";
import type { Writer } from "./writer.ts";

const MOST_EVENTS = 6;
const KINDS = { embargo: "export control", halt: "halt", demand: "jump in demand" } as const;

/** What has happened, the latest first. */
export function eventsBlocks(writer: Writer, events: ProductDetail["events"]): Block[] {
  const known = events.filter(({ evidence }) => !evidence.rival).toReversed();
  if (known.length === 0) return [];
  const more = known.length - MOST_EVENTS;
  return [
    {
      type: "table",
      caption: more > 0 ? `The latest ${MOST_EVENTS} of ${known.length} events` : "Events",
      columns: [{ head: "Date" }, { head: "Event" }, { head: "Kind" }, { head: "What came of it" }],
      rows: known
        .slice(0, MOST_EVENTS)
        .map((event) => [
          `${event.start ?? "no date"}${event.end ? ` to ${event.end}` : ""}`,
          `${event.nameEn}${writer.citations.mark(event.evidence.source)}`,
          KINDS[event.kind],
          event.outcome ?? "not stated",
        ]),
    },
  ];
}
