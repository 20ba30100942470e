import type { Network } from "../../engine/build/network.ts";
import type { InputGroup, Member } from "../../engine/build/resolve-inputs.ts";
import type { DailyFigures } from "../../engine/kernels/daily-system.ts";
import type { SettledScenario } from "./settled-scenario.ts";

/** Stocks and lags by member, and how many of them nobody states. */
export interface MemberDays extends DailyFigures {
  readonly unstatedCovers: number;
  readonly unstatedLags: number;
}

/**
 * Stocks and lags of every member in days and steps. Where the data state none, what the scenario says
 * stands in, by the kind of the user.
 */
export function dailyFigures(
  network: Network,
  {
    stepDays,
    unstatedCoverDays,
    unstatedLagDays,
  }: Pick<SettledScenario, "stepDays" | "unstatedCoverDays" | "unstatedLagDays">,
): MemberDays {
  const { system, labels, groups, data } = network;
  const count = system.memberMarket.length;
  const figures = {
    stepDays,
    mix: new Float64Array(count),
    most: new Float64Array(count),
    coverDays: new Float64Array(count),
    lagSteps: new Uint32Array(count),
  };
  let unstatedCovers = 0;
  let unstatedLags = 0;
  const fill = (m: number, group: InputGroup, { mix, headroom, row }: Member) => {
    const kind = data.tables.products[network.productIndex.get(group.product) ?? -1]?.kind;
    const { coverDays, lagDays } = row;
    figures.mix[m] = mix;
    figures.most[m] = 1 + headroom;
    if (coverDays === null) unstatedCovers++;
    if (lagDays === null) unstatedLags++;
    const unstated = {
      cover: unstatedCoverDays[kind ?? "component"],
      lag: unstatedLagDays[kind ?? "component"],
    };
    figures.coverDays[m] = coverDays ?? unstated.cover;
    const lag = lagDays ?? unstated.lag;
    figures.lagSteps[m] = Math.max(1, Math.round(lag / stepDays));
  };
  labels.groupSource.forEach((source, at) => {
    const group = groups[source];
    const end = system.memberOffsets[at + 1] ?? 0;
    for (let m = system.memberOffsets[at] ?? 0; m < end; m++) {
      const member = group?.members[labels.memberSource[m] ?? -1];
      if (group && member) fill(m, group, member);
    }
  });
  return { ...figures, unstatedCovers, unstatedLags };
}
