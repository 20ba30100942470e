import { EvidenceIndex } from "../../model/evidence-index.ts";
import { UNNAMED_COUNTRIES } from "../../model/ids.ts";
import type { InputRow } from "../../model/tables.ts";
import type { DrawChoices } from "../../model/uncertainty.ts";
import type { Marginal } from "../kernels/marginals.ts";
import { hashName, type StreamName } from "../kernels/random-stream.ts";
import { type Backing, GradeBook } from "./grades.ts";
import type { Network } from "./network.ts";
import type { Part } from "./resolve-firms.ts";
import type { InputGroup } from "./resolve-inputs.ts";
import type { Producer } from "./resolve-shares.ts";

export type FigureKind =
  | "supply"
  | "sourcing"
  | "spare"
  | "essentiality"
  | "substitutability"
  | "mix"
  | "headroom"
  | "cover"
  | "lag";

/** A figure that is not certain: one number, or the shares of a whole, which move together. */
export interface UncertainFigure {
  /** `supply:gallium-refined`, `essentiality:gaas-wafers|gallium`. */
  readonly id: string;
  readonly kind: FigureKind;
  /** Product, or group of the network, whose figure it is. */
  readonly at: number;
  /** The independent numbers that make it, each with a stream of its own. */
  readonly marginals: readonly { readonly is: Marginal; readonly stream: StreamName }[];
}

/** How figures are drawn; those of time only where time is computed with. */
export type FigureChoices = DrawChoices & {
  /** Coefficient of variation of stated cover and lag days; default 0. */
  readonly timeSpread?: number | undefined;
};

/** Where classes of 0 and 1 are drawn around if a spread is asked for. */
const CLASS_EDGE = 0.05;

/**
 * Every figure of a network that its data leave uncertain. Figures that are certain (a sole maker, an
 * essentiality of 0 or 1, a spare of 0) are not listed.
 * @see docs/methods/uncertainty.md
 */
export function uncertainFigures(network: Network, choices: FigureChoices): UncertainFigure[] {
  const lister = new Lister(network, choices);
  network.products.forEach((_, product) => {
    lister.addProduct(product);
  });
  network.groups.forEach((_, group) => {
    lister.addGroup(group);
  });
  return lister.figures;
}

class Lister {
  readonly figures: UncertainFigure[] = [];
  private readonly network: Network;
  private readonly choices: FigureChoices;
  private readonly grades: GradeBook;
  private readonly evidence: EvidenceIndex;

  constructor(network: Network, choices: FigureChoices) {
    this.network = network;
    this.choices = choices;
    this.grades = new GradeBook(network.data, choices.grades);
    this.evidence = new EvidenceIndex(network.data.tables.evidence);
  }

  addProduct(product: number): void {
    const { supply, homeSourcing, products, choices, regions } = this.network;
    const id = products[product] ?? "";
    const parts = supply[product]?.parts ?? [];
    const bought = homeSourcing.get(id);
    const usesSourcing = choices.basis === "home_sourcing" || regions.kind !== "world";
    if (bought && usesSourcing) this.addWhole("sourcing", product, bought.producers);
    if (supply[product]?.basis !== "sourcing") this.addWhole("supply", product, parts);
    const spare = parts.filter((part) => part.share > 0 && part.spare > 0);
    this.addFactors("spare", product, id, {
      names: spare.map(nameOfPart),
      variation: this.choices.capacitySpread,
    });
  }

  /** Shares of a whole: a gamma number for each stated part, one for all that is withheld. */
  private addWhole(
    kind: "supply" | "sourcing",
    product: number,
    parts: readonly (Producer | Part)[],
  ): void {
    const { stated, withheld, pool } = splitWithheld(parts);
    if (stated.length + (withheld.length > 0 ? 1 : 0) < 2 && withheld.length < 2) return;
    const nu = this.grades.nuOfWhole(stated);
    const gamma = (name: string, shape: number) => ({ name, is: { kind: "log-gamma", shape } });
    const numbers = stated.map((part) => gamma(nameOfPart(part), nu * part.share));
    if (withheld.length > 0) numbers.push(gamma("withheld", nu * pool));
    if (withheld.length > 1) numbers.push(...withheld.map((country) => gamma(`of ${country}`, 1)));
    this.push(kind, product, this.network.products[product] ?? "", numbers as Named[]);
  }

  addGroup(at: number): void {
    const group = this.network.groups[at];
    const first = group?.members[0]?.row;
    if (!group || !first) return;
    const id = `${group.product}|${group.group}`;
    this.addFraction("essentiality", at, id, group.essentiality, first);
    this.addFraction("substitutability", at, id, group.substitutability, first);
    this.addMix(at, id, group);
    const { capacitySpread, timeSpread } = this.choices;
    const namesOf = (members: InputGroup["members"]) => members.map(({ input }) => input);
    const flexible = group.members.filter(({ headroom }) => headroom > 0);
    const stocked = group.members.filter(({ row }) => (row.coverDays ?? 0) > 0);
    const late = group.members.filter(({ row }) => (row.lagDays ?? 0) > 0);
    this.addFactors("headroom", at, id, { names: namesOf(flexible), variation: capacitySpread });
    this.addFactors("cover", at, id, { names: namesOf(stocked), variation: timeSpread });
    this.addFactors("lag", at, id, { names: namesOf(late), variation: timeSpread });
  }

  private addFraction(
    kind: "essentiality" | "substitutability",
    at: number,
    id: string,
    stated: number,
    row: InputRow,
  ): void {
    const mean = this.choices.classSpread
      ? Math.min(1 - CLASS_EDGE, Math.max(CLASS_EDGE, stated))
      : stated;
    if (mean <= 0 || mean >= 1) return;
    const nu = this.grades.nu(this.backingOf(row, kind));
    this.push(kind, at, id, [{ name: "", is: { kind: "beta", mean, nu } }]);
  }

  private addMix(at: number, id: string, { members }: InputGroup): void {
    if (members.length < 2) return;
    const parts = members.map(({ row, mix }) => ({ ...this.backingOf(row, "mix"), share: mix }));
    const nu = this.grades.nuOfWhole(parts);
    this.push(
      "mix",
      at,
      id,
      members.map(({ input, mix }) => ({
        name: input,
        is: { kind: "log-gamma", shape: nu * mix },
      })),
    );
  }

  private addFactors(
    kind: "spare" | "headroom" | "cover" | "lag",
    at: number,
    id: string,
    { names, variation = 0 }: { names: readonly string[]; variation: number | undefined },
  ): void {
    if (variation <= 0 || names.length === 0) return;
    this.push(
      kind,
      at,
      id,
      names.map((name) => ({ name, is: { kind: "lognormal", variation } })),
    );
  }

  private push(kind: FigureKind, at: number, name: string, numbers: readonly Named[]): void {
    const id = `${kind}:${name}`;
    const marginals = numbers.map(({ name: part, is }) => ({
      is,
      stream: hashName(`${id}/${part}`),
    }));
    this.figures.push({ id, kind, at, marginals });
  }

  /** A figure beside the main one of a row may have evidence of its own. */
  private backingOf(row: InputRow, column: string): Backing {
    return this.evidence.find("inputs", row, column) ?? row;
  }
}

interface Named {
  readonly name: string;
  readonly is: Marginal;
}

function nameOfPart(part: Producer | Part): string {
  return "firm" in part && part.firm !== null ? `${part.country}#${part.firm}` : part.country;
}

/** Parts with a share of their own, and countries whose figures are withheld, with what they share. */
export function splitWithheld<Of extends Producer>(
  parts: readonly Of[],
): { stated: Of[]; withheld: string[]; pool: number } {
  const made = parts.filter(({ share }) => share > 0);
  const stated = made.filter((part) => !isWithheld(part));
  const hidden = made.filter(isWithheld);
  const withheld = [...new Set(hidden.map(({ country }) => country))];
  return { stated, withheld, pool: hidden.reduce((sum, { share }) => sum + share, 0) };
}

export function isWithheld({ unknown, country }: Producer): boolean {
  return unknown && !UNNAMED_COUNTRIES.has(country);
}
