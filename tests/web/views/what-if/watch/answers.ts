import type { SimulateResponse } from "../../../../../src/api/contract/operations.ts";
import type { Letter, ShownScenario } from "../../../../../web/views/what-if/shown-scenario.ts";

type Sector = SimulateResponse["sectors"][string];
type Product = SimulateResponse["products"][string];

/** First day under normal, first day from which all is normal, least and sum of what is lost. */
function course(output: readonly number[]) {
  const first = output.findIndex((share) => share < 1);
  const last = output.findLastIndex((share) => share < 1);
  return {
    output: [...output],
    timeToSurviveDays: first < 0 ? null : first,
    timeToRecoverDays: first < 0 || last === output.length - 1 ? null : last + 1,
    minOutput: Math.min(1, ...output),
    lostDays: output.reduce((sum, share) => sum + 1 - share, 0),
  };
}

/** A sector that makes this much each day. */
export function sector(output: readonly number[], path: string[] = []): Sector {
  return { ...course(output), path };
}

/** A product of which the home gets this much each day. */
export function product(output: readonly number[], more: Partial<Product> = {}): Product {
  return {
    ...course(output),
    stockDays: null,
    binding: output.map(() => null),
    priceMultiple: null,
    ...more,
  };
}

/** An answer as the server would give it for sectors of equal weight, a step a day. */
export function answer(
  sectors: Readonly<Record<string, Sector>>,
  more: Partial<SimulateResponse> = {},
): SimulateResponse {
  const list = Object.values(sectors);
  const days = (list[0]?.output ?? []).map((_, day) => day);
  const loss = days.map(
    (day) => list.reduce((sum, one) => sum + 1 - (one.output[day] ?? 1), 0) / list.length,
  );
  const order = Object.keys(sectors)
    .filter((id) => sectors[id]?.timeToSurviveDays !== null)
    .sort((a, b) => (sectors[a]?.timeToSurviveDays ?? 0) - (sectors[b]?.timeToSurviveDays ?? 0));
  const first = sectors[order[0] ?? ""]?.timeToSurviveDays;
  return {
    name: null,
    days,
    lostDays: loss.reduce((sum, share) => sum + share, 0),
    loss,
    firstHit: order.filter((id) => sectors[id]?.timeToSurviveDays === first),
    order,
    sectors: { ...sectors },
    products: {},
    emptied: [],
    unknownMakers: { products: 0, some: 0, wholly: 0 },
    certificate: {} as SimulateResponse["certificate"],
    ...more,
  };
}

/** A scenario on screen with its answer. */
export function shown(letter: Letter, of: SimulateResponse | undefined): ShownScenario {
  return {
    letter,
    name: `scenario ${letter}`,
    scenario: { horizonDays: of?.days.length ?? 0 } as ShownScenario["scenario"],
    answer: of,
    ran: undefined,
    state: "fresh",
    error: null,
  };
}
