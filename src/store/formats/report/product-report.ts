import type { ProductFacts } from "../../../model/report.ts";
import { percent } from "../../../model/words/numbers.ts";
import { boughtBlocks } from "./bought-section.ts";
import { cutBlocks } from "./cut-blocks.ts";
import type { Section } from "./document.ts";
import { eventsBlocks } from "./events-blocks.ts";
import { helpBlocks } from "./help-blocks.ts";
import { keyFigures } from "./key-figures.ts";
import { linkBlocks } from "./link-blocks.ts";
import { homeIsWithheld, makersSection, openShare } from "./makers-section.ts";
import { gapOf, productAnswer } from "./product-answer.ts";
import { riskBlocks } from "./risk-blocks.ts";
import { howSection, unknownSection, whyList } from "./shared-sections.ts";
import { trendBlocks } from "./trend-blocks.ts";
import { capital, counted, type Writer } from "./writer.ts";

interface Written {
  readonly answer: string;
  readonly sections: readonly Section[];
}

/** The dossier of a material or component. */
export function productReport(writer: Writer, facts: ProductFacts): Written {
  const { detail, ranking } = facts;
  const sections: Section[] = [
    { id: "figures", title: "Key figures", blocks: keyFigures(writer, facts) },
    { id: "why", title: "Why it ranks where it does", blocks: whyList(writer, ranking.item?.why) },
    makersSection(writer, detail),
    { id: "bought", title: `Where ${writer.home} buys it`, blocks: boughtBlocks(writer, facts) },
    {
      id: "links",
      title: "What it hangs on, and what hangs on it",
      blocks: linkBlocks(writer, facts),
    },
    { id: "cut", title: "If it is cut", blocks: cutBlocks(writer, facts) },
    { id: "help", title: "What would help", blocks: helpBlocks(writer, facts) },
    { id: "risk", title: "Published risk scores", blocks: riskBlocks(writer, facts.risk) },
    { id: "trend", title: "How it has moved", blocks: trendBlocks(writer, detail) },
    { id: "events", title: "What has happened", blocks: eventsBlocks(writer, detail.events) },
    unknownSection(writer, unknowns(writer, facts)),
    howSection(writer),
  ];
  return {
    answer: productAnswer(writer, facts),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

function unknowns(writer: Writer, facts: ProductFacts): string[] {
  const { detail, ranking } = facts;
  const items: string[] = [];
  const gap = gapOf(facts);
  if (gap === "no user") {
    items.push("The data name no user of it, so its loss is not known. That is a gap, not safety.");
  } else if (gap === "no path") {
    items.push(
      "No path leads from its users to a sector that counts: what others lose is left out.",
    );
  }
  if (homeIsWithheld(writer, detail)) {
    items.push(
      `What ${writer.home} makes of it is withheld: shares of all others are upper ends, and the loss counts all supply as foreign.`,
    );
  }
  const open = openShare(detail);
  if (detail.makers.status === "missing") {
    items.push(
      "No source says who makes it: every score of it counts unknown makers as foreign, and its low end as home.",
    );
  } else if (open !== null && open >= 0.0005) {
    items.push(`Nobody states who makes ${percent(open)} of it.`);
  }
  items.push(...detail.makers.notes.map((note) => noteWithoutId(note)));
  if (ranking.item === null) items.push("It has no chokepoint score here.");
  const lists = detail.supply.filter(({ evidence }) => evidence.rival);
  if (lists.length > 0) {
    const sources = lists.map(({ evidence }) => evidence.source);
    items.push(
      `Other sources state other shares of its makers (${counted(lists.length, "figure")}); they are shown in the data and not computed with${writer.citations.marks(sources)}.`,
    );
  }
  return items;
}

/** Notes name the product by its id; here it is the subject. */
function noteWithoutId(note: string): string {
  const at = note.indexOf(": ");
  return at > 0 ? `${capital(note.slice(at + 2))}.` : `${note}.`;
}
