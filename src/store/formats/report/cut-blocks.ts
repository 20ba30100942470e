import type { ProductFacts } from "../../../model/report.ts";
import { parseTarget } from "../../../model/target.ts";
import { percent } from "../../../model/words/numbers.ts";
import { boughtFrom } from "./bought-section.ts";
import type { Block } from "./document.ts";
import { gapOf } from "./product-answer.ts";
import { sectorTable, splitTable, text, withRange } from "./shared-sections.ts";
import { capital, type Writer } from "./writer.ts";

/** Less does not show in a percentage. */
const SEEN = 0.0005;

/** What is lost if all makers abroad stop, if one only bars the home, and whose part it is. */
export function cutBlocks(writer: Writer, facts: ProductFacts): Block[] {
  const { cut, bought } = facts;
  const gap = gapOf(facts);
  if (cut.loss === null) return [text("No sector has any importance here: no loss can be given.")];
  if (gap === "no user") return [text("No loss can be given: the data name no user of it.")];
  const byTrade =
    bought && bought.loss !== null
      ? ` By where ${writer.home} buys (--basis home_sourcing): ${percent(bought.loss)}.`
      : "";
  return [
    text(
      `All makers outside ${writer.home} stop for a year: ${withRange(cut.loss, cut.loss, cut.lossRigid)} of what matters is lost (computed)` +
        `${(cut.lossRigid ?? 0) - cut.loss > SEEN ? "; the higher figure keeps every split of supply as it was" : ""}.${byTrade}`,
    ),
    ...sectorTable(writer, cut, "Loss by sector (computed, what is left is shared out)"),
    ...embargoBlocks(writer, facts),
    ...splitBlocks(writer, facts),
  ];
}

function embargoBlocks(writer: Writer, facts: ProductFacts): Block[] {
  const { embargo, cut } = facts;
  if (!embargo || (cut.loss ?? 0) < SEEN) return [];
  const seller = writer.country(embargo.seller);
  const { low, high } = embargo.lossRange;
  const loss =
    (high ?? 0) < SEEN
      ? "next to nothing that matters is lost, even if nothing is re-routed (fungibility 0; computed)"
      : `the loss lies between ${percent(low)} (re-routed through others, fungibility 1) and ${percent(high)} (nothing is re-routed, fungibility 0; computed)`;
  return [
    text(
      `**A ban is not a halt.** If ${seller} only stops selling to ${writer.home} and sells on to others, ${loss}. ` +
        `${touched(writer, facts, embargo.seller)} A ban reaches that and what is made of it at home: goods that others make of it still come in.`,
    ),
  ];
}

/** How much of the home's use a seller's ban can touch at all. */
function touched(writer: Writer, facts: ProductFacts, seller: string): string {
  if (!facts.bought) {
    return `The data do not say where ${writer.home} buys it, so the world's mix stands in.`;
  }
  const share = boughtFrom(facts, seller);
  const name = capital(writer.country(seller));
  return share === null
    ? `The data do not name ${name} among its suppliers.`
    : `${name} sells ${percent(share)} of what ${writer.home} uses.`;
}

function splitBlocks(writer: Writer, { split, cut, detail }: ProductFacts): Block[] {
  if (!split || split.loss === null) return [];
  const all = (cut.loss ?? 0) - split.loss < SEEN;
  const makers = Object.keys(split.shares).length;
  return splitTable(
    writer,
    split,
    `Whose part of the loss it is: makers of ${writer.product(detail.id)}`,
    {
      whole: all ? "Together" : `The ${makers} largest makers abroad together`,
      nameOf: (target) => makerOf(writer, target),
    },
  );
}

function makerOf(writer: Writer, target: string): string {
  const parsed = parseTarget(target);
  if ("country" in parsed && writer.roleOf(parsed.country) === "unknown") return "makers not named";
  return "country" in parsed ? writer.names.country(parsed.country) : writer.names.target(target);
}
