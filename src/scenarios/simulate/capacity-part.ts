import type { Network } from "../../engine/build/network.ts";
import type { UnitPart } from "../../engine/build/system.ts";
import type { Needs } from "./demand.ts";
import { type Halt, lostOn, type Spare } from "./halts.ts";
import type { Level } from "./levels.ts";
import type { LeverPart } from "./lever-part.ts";
import type { NewCapacity } from "./projects.ts";

/** A producer's part of a unit, with what hits it. */
interface HitPart {
  readonly weight: number;
  readonly spare: number;
  readonly halts: readonly Halt[];
  /** Responses that govern its spare capacity; none: it works at once. */
  readonly spares: readonly Spare[];
}

interface HitUnit {
  readonly unit: number;
  readonly product: number;
  readonly parts: readonly HitPart[];
  readonly added: readonly NewCapacity[];
}

interface Causes {
  readonly halts: readonly Halt[];
  readonly spares: readonly Spare[];
  /** Projects that raise the output of a unit. */
  readonly projects: readonly NewCapacity[];
  readonly needs: Needs;
}

/**
 * Capacity of every unit that is halted, enlarged or wanted more: the sum over its producers of what is
 * left of each, spare included, and of new projects; as a share of what is needed.
 * @see docs/methods/time-model.md#capacity
 */
export function capacityPart(network: Network, causes: Causes): LeverPart {
  const { halts, spares, projects, needs } = causes;
  const hit = network.labels.parts.flatMap((parts, unit): HitUnit[] => {
    const product = network.labels.unitProduct[unit] ?? -1;
    const added = projects.filter((project) => project.unit === unit);
    const parted = parts.map((part) => hitPart(part, product, causes));
    const isHit =
      added.length > 0 || needs.touches(product) || parted.some((part) => part.halts.length > 0);
    return isHit ? [{ unit, product, parts: parted, added }] : [];
  });
  const levels: Level[] = [...halts, ...spares, ...projects].map(({ level }) => level);
  return {
    moved: hit.map(({ unit }) => unit),
    levels: [...levels, ...needs.levels],
    apply: (day, { capacity, need }) => {
      const needed = needs.at(day);
      for (const { unit, product, parts, added } of hit) {
        let able = 1; // counted from normal, so that normal is exactly 1
        for (const part of parts) {
          const left = (1 + spareOn(part, day)) * (1 - lostOn(part.halts, day));
          able += part.weight * (left - 1);
        }
        for (const project of added) able += project.gainOn(day);
        const wanted = needed[product] ?? 1;
        need[unit] = wanted;
        capacity[unit] = Math.max(0, able) / wanted;
      }
    },
  };
}

function hitPart(part: UnitPart, product: number, { halts, spares }: Causes): HitPart {
  return {
    weight: part.weight,
    spare: part.spare,
    halts: halts.filter((halt) => halt.hits(part, product)),
    spares: spares.filter((spare) => spare.covers(part, product)),
  };
}

/** The data's spare capacity works at once, unless a response says how it grows: then the largest. */
function spareOn({ spare, spares }: HitPart, day: number): number {
  if (spares.length === 0) return spare;
  return Math.max(...spares.map(({ toSpare, level }) => (toSpare ?? spare) * level.at(day)));
}
