import type { ProductDetail } from "../../../model/details.ts";
import type { ProductFacts } from "../../../model/report.ts";
import { percent, UNKNOWN, wholeDays } from "../../../model/words/numbers.ts";
import type { Block, FlowBox } from "./document.ts";
import { text } from "./shared-sections.ts";
import { counted, type Writer } from "./writer.ts";

type Link = ProductDetail["needs"][number];
const MOST_BOXES = 6;
const MOST_ROWS = 6;

/** Output lost without a whole group, redesign counted. */
function groupForce({ essentiality, substitutability }: Link): number {
  return (essentiality ?? 1) * (1 - (substitutability ?? 0));
}

/** Output lost without one input, when the others of its group give what they have. */
export function forceAmong(links: readonly Link[]): (link: Link) => number {
  const known = links.filter(({ evidence }) => !evidence.rival);
  return (link) => {
    const others = known.filter(({ group, id }) => group === link.group && id !== link.id);
    const total = (link.mix ?? 1) + others.reduce((sum, { mix }) => sum + (mix ?? 0), 0);
    const left = others.reduce(
      (sum, o) => sum + ((o.mix ?? 0) / total) * (1 + (o.headroom ?? 0)),
      0,
    );
    return groupForce(link) * (1 - Math.min(1, left));
  };
}

/** One step up and one step down, drawn and in tables. */
export function linkBlocks(writer: Writer, { detail, cut }: ProductFacts): Block[] {
  const lossOf = ({ id }: Link) => 1 - (cut.output[id] ?? 1);
  const forceOf = forceAmong(detail.needs);
  const needs = distinctLinks(detail.needs).sort((a, b) => forceOf(b) - forceOf(a));
  const users = distinctLinks(detail.neededBy).sort(
    (a, b) => lossOf(b) - lossOf(a) || groupForce(b) - groupForce(a),
  );
  const blocks: Block[] = [];
  if (needs.length + users.length > 0) {
    blocks.push({
      type: "flow",
      caption:
        "Left: what it needs, and the output lost without it. Right: who needs it, and what they lose in the cut",
      inputs: boxes(needs, forceOf),
      subject: detail.nameEn,
      users: boxes(users, lossOf),
    });
  }
  blocks.push(
    text(
      needs.length === 0
        ? "The data name nothing that it needs: it is where the graph begins."
        : `It needs ${counted(needs.length, "input")}${users.length > 0 ? ` and is needed by ${counted(users.length, "product")}` : ""}.`,
    ),
  );
  if (needs.length + users.length > 0) blocks.push(text(LINK_WORDS));
  if (needs.length > 0)
    blocks.push(linkTable(writer, "What it needs", needs, { head: LOST, of: forceOf }));
  if (users.length > 0)
    blocks.push(linkTable(writer, "Who needs it", users, { head: "Loses in the cut", of: lossOf }));
  else blocks.push(text("The data name no user of it. That is a gap in the data, not safety."));
  return blocks;
}

const LINK_WORDS =
  "Vital: part of the user's output that stops if this input, and all that can stand in for it, is gone. " +
  "Share of its need: how much of that need this input fills; 100 %: nothing else does.";

function distinctLinks(links: readonly Link[]): Link[] {
  const known = links.filter(({ evidence }) => !evidence.rival);
  return [...new Map(known.map((link) => [link.id, link])).values()];
}

function boxes(links: readonly Link[], force: (link: Link) => number): FlowBox[] {
  return links.slice(0, MOST_BOXES).map((link) => ({ name: link.nameEn, force: force(link) }));
}

export const LOST = "Lost without it";

/** Links with essentiality and what softens it. @param loss what a link costs, as the last figure */
export function linkTable(
  writer: Writer,
  caption: string,
  links: readonly Link[],
  loss: { readonly head: string; readonly of: (link: Link) => number },
): Block {
  const more = links.length - MOST_ROWS;
  return {
    type: "table",
    caption: more > 0 ? `${caption} (the first ${MOST_ROWS} of ${links.length})` : caption,
    columns: [
      { head: "Product" },
      { head: "Vital", right: true },
      { head: "Share of its need", right: true },
      { head: "Can be designed around", right: true },
      { head: "Stock, days", right: true },
      { head: loss.head, right: true },
      { head: "Basis" },
    ],
    rows: links
      .slice(0, MOST_ROWS)
      .map((link) => [
        link.nameEn,
        percent(link.essentiality),
        percent(link.mix),
        percent(link.substitutability),
        link.coverDays === null ? UNKNOWN : String(wholeDays(link.coverDays)),
        percent(loss.of(link)),
        `${link.evidence.status ?? "no status"}${writer.citations.mark(link.evidence.source)}`,
      ]),
  };
}
