import type { BacktestItem, BacktestResult } from "../../model/backtest-result.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import { RULE_WORDS, ruleWords, scoreRows } from "../../model/words/backtest.ts";
import { decimal, percent, UNKNOWN } from "../../model/words/numbers.ts";
import { PARAMETERS } from "../../scenarios/backtest/parameters.ts";
import { parameterRows } from "../../scenarios/backtest/reasons.ts";

type Cells = readonly string[];

/** Parts of the page that are figures, by the name between their markers. */
const BLOCKS: Readonly<Record<string, (result: BacktestResult) => string>> = {
  scores: scoreTable,
  events: eventTable,
  prices: priceTable,
  untestable: untestableTable,
  fits: fitTable,
  parameters: () => table(["Parameter", "Figures", "Why"], parameterRows(PARAMETERS)),
  graph: graphTable,
};

/**
 * Puts the figures of a result into a page of prose, between `<!-- begin x -->` and `<!-- end x -->`.
 * @param page Markdown with a pair of markers for each part
 * @returns the page; the same for the same result
 * @throws InvalidInputError `invalid_data` for a marker that is missing
 */
export function fillBacktestPage(page: string, result: BacktestResult): string {
  return Object.entries(BLOCKS).reduce((text, [name, write]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) {
      const message = `the page has no part "${name}"`;
      const details = [{ message, expected: `${begin} and ${end}` }];
      throw new InvalidInputError("invalid_data", message, { details });
    }
    return `${text.slice(0, from + begin.length)}\n${write(result)}\n${text.slice(to)}`;
  }, page);
}

function scoreTable({ scores, certificate }: BacktestResult): string {
  const { model, singleRun, leftOut, usualDuration, believedDuration, bare } = scores;
  const views = [model, singleRun, leftOut, usualDuration, believedDuration, bare];
  const head = [
    "Rule",
    "Model",
    "One run",
    "Type left out",
    "Usual duration",
    "Believed duration",
    "Bare rule",
  ];
  const drawn = `${certificate.events} events, ${certificate.runs} draws each, seed ${certificate.seed}.`;
  return `${table(head, scoreRows(views))}\n\n${drawn}`;
}

function eventTable({ items }: BacktestResult): string {
  const head = ["Event", "Class, user", ...RULE_WORDS.map(([rule, name]) => `${rule} ${name}`)];
  return table(
    head,
    items.map((item) => [
      `\`${item.id}\` ${item.titleEn}`,
      item.class ? `${item.class.supply}, ${item.class.user}` : UNKNOWN,
      ...RULE_WORDS.map(([rule]) => ruleWords(item, rule)),
    ]),
  );
}

function priceTable({ items }: BacktestResult): string {
  const priced = items
    .filter(({ outcome }) => outcome.priceMultiple !== null)
    .toSorted((a, b) => (a.outcome.priceMultiple ?? 0) - (b.outcome.priceMultiple ?? 0));
  return table(
    ["Event", "Price multiple", "Cause", "Worst day", "First year", "First year after stocks"],
    priced.map(({ id, outcome, prediction: { unfilled } }) => [
      `\`${id}\``,
      decimal(outcome.priceMultiple),
      outcome.priceCause ?? UNKNOWN,
      decimal(unfilled?.peak),
      decimal(unfilled?.year),
      decimal(unfilled?.netOfStocks),
    ]),
  );
}

function untestableTable({ items }: BacktestResult): string {
  const rows = RULE_WORDS.flatMap(([rule]) => {
    const untested = items.filter(({ rules }) => typeof rules[rule]?.why === "string");
    const byReason = groupRows(untested, ({ rules }) => rules[rule]?.why ?? "");
    return [...byReason].map(([why, events]): Cells => [rule, why, idsOf(events)]);
  });
  return table(["Rule", "Not testable because", "Events"], rows);
}

function idsOf(items: readonly BacktestItem[]): string {
  return items.map(({ id }) => `\`${id}\``).join(", ");
}

function fitTable({ leftOut }: BacktestResult): string {
  return table(
    [
      "Left out",
      "Substitution",
      "At once",
      "Leak",
      "Chain, days",
      "Hits of R1 to R4 on the others",
    ],
    leftOut.map(({ type, fitted, hits, cases }) => [
      type,
      String(fitted.substitution),
      String(fitted.thrift),
      String(fitted.controlLeak),
      String(fitted.chainCoverDays),
      `${hits} of ${cases}`,
    ]),
  );
}

function graphTable({ items }: BacktestResult): string {
  const rows = items.flatMap(({ id, onGraph, outcome }): Cells[] => {
    if (onGraph === null) return [];
    const sectors = onGraph.sectors.map(
      ({ id: sector, minOutput, timeToSurviveDays, path }) =>
        `${sector} ${percent(minOutput - 1)} from day ${timeToSurviveDays ?? UNKNOWN} (${path.join(" → ")})`,
    );
    return [
      [
        `\`${id}\``,
        onGraph.products.join(", "),
        percent(onGraph.share),
        sectors.join("; ") || "no sector is hit within a year",
        outcomeWords(outcome),
        graphVerdictWords(onGraph.rules.R2),
        graphVerdictWords(onGraph.rules.R1),
      ],
    ];
  });
  const head = [
    "Event",
    "Products",
    "Share lost",
    "Sectors hit most on the graph",
    "What happened",
    "R2 stopped or not",
    "R1 first stop",
  ];
  const runs = items.flatMap(({ onGraph }) => onGraph ?? []);
  const counts = (["R2", "R1"] as const).map((rule) => {
    const credits = runs.flatMap(({ rules }) => rules[rule].credit ?? []);
    const hits = credits.reduce((sum, credit) => sum + credit, 0);
    return `${rule} ${hits} of ${credits.length}`;
  });
  return `${table(head, rows)}\n\nHits of the cases that can be tested, of ${runs.length} runs: ${counts.join(", ")}.`;
}

function outcomeWords({ stopped, firstStopDays }: BacktestItem["outcome"]): string {
  if (stopped === null) return "unknown whether users stopped";
  if (!stopped) return "nobody stopped";
  if (firstStopDays === null) return "users stopped, day unknown";
  return `users stopped, days ${firstStopDays.low ?? UNKNOWN}–${firstStopDays.high ?? UNKNOWN}`;
}

type GraphVerdict = NonNullable<BacktestItem["onGraph"]>["rules"]["R1"];

function graphVerdictWords({ credit, why }: GraphVerdict): string {
  if (credit !== null) return credit === 1 ? "hit" : "**MISS**";
  return `not testable: ${why}`;
}

function table(head: Cells, rows: readonly Cells[]): string {
  const line = (cells: Cells) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
