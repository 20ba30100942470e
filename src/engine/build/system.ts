import type { CascadeSystem } from "../kernels/cascade-system.ts";
import { strongComponents } from "../kernels/components.ts";
import { csrFromEdges } from "./csr.ts";
import { HOME_REGION, type RegionMap } from "./regions.ts";
import type { Part, ProductParts } from "./resolve-firms.ts";
import type { InputGroup } from "./resolve-inputs.ts";
import type { ProductSupply } from "./resolve-shares.ts";
import { groupLossOf, memberGainOf, partsOf, sellersTo, sharesByRegion } from "./unit-figures.ts";

/** A part of a unit's capacity; weights of a unit sum to 1. */
export interface UnitPart extends Part {
  readonly unit: number;
  readonly weight: number;
}

/** What the indices of a `CascadeSystem` stand for. */
export interface Labels {
  readonly unitProduct: readonly number[];
  readonly unitRegion: readonly number[];
  /** Market whose sellers stand in for the makers of a unit that world shares do not show; or -1. */
  readonly unitFedBy: readonly number[];
  readonly marketProduct: readonly number[];
  readonly marketRegion: readonly number[];
  /** Parts of each unit, and the units of each product. */
  readonly parts: readonly (readonly UnitPart[])[];
  readonly unitsOf: readonly (readonly number[])[];
  /** Who sells on each market: countries with shares that sum to 1. */
  readonly sellers: readonly (readonly Seller[])[];
  /** Group and member (indices into the network's groups) of each group and member of the system. */
  readonly groupSource: readonly number[];
  readonly memberSource: readonly number[];
  readonly marketAt: (product: number, region: number) => number | undefined;
}

export interface Seller {
  readonly country: string;
  readonly firm: string | null;
  readonly share: number;
  readonly unknown: boolean;
  readonly region: number;
}

export interface SystemInput {
  readonly products: readonly string[];
  readonly productIndex: ReadonlyMap<string, number>;
  readonly sector: Uint8Array;
  readonly supply: readonly ProductParts[];
  /** Mix in which region 0 buys; products without an entry are bought on the world market. */
  readonly homeSourcing: ReadonlyMap<string, ProductSupply>;
  readonly groups: readonly InputGroup[];
  readonly groupsOf: readonly (readonly number[])[];
  readonly regions: RegionMap;
}

/** Lays out units (product made in a region) and markets (product bought in a region) as arrays. */
export function buildSystem(input: SystemInput): { system: CascadeSystem; labels: Labels } {
  const layout = new Layout(input);
  input.products.forEach((_, product) => {
    for (const region of layout.regionsMaking(product)) layout.unit(product, region);
    layout.market(product, HOME_REGION);
  });
  return layout.finish();
}

/** Hands out indices; asking for a unit makes its inputs' markets, asking for a market its sellers. */
class Layout {
  private readonly input: SystemInput;
  private readonly unitIndex = new Map<number, number>();
  private readonly marketIndex = new Map<number, number>();
  private readonly unitProduct: number[] = [];
  private readonly unitRegion: number[] = [];
  private readonly unitFedBy: number[] = [];
  private readonly parts: UnitPart[][] = [];
  private readonly marketProduct: number[] = [];
  private readonly marketRegion: number[] = [];
  private readonly sellers: Seller[][] = [];

  constructor(input: SystemInput) {
    this.input = input;
  }

  regionsMaking(product: number): number[] {
    if (this.input.sector[product] === 1) return [HOME_REGION];
    const { regions, supply } = this.input;
    const makers = (supply[product]?.parts ?? []).filter(({ share }) => share > 0);
    return [...new Set(makers.map(({ country }) => regions.regionOf(country)))].sort(
      (a, b) => a - b,
    );
  }

  /** @param market whose sellers stand in where world shares show no maker; -1: none needed */
  unit(product: number, region: number, market = -1): number {
    const key = product * this.input.regions.names.length + region;
    const known = this.unitIndex.get(key);
    if (known !== undefined) return known;
    const unit = this.unitProduct.length;
    this.unitIndex.set(key, unit);
    this.unitProduct.push(product);
    this.unitRegion.push(region);
    this.unitFedBy.push(market);
    this.parts.push(partsOf(this.input, unit, { product, region, sellers: this.sellers[market] }));
    return unit;
  }

  market(product: number, region: number): number {
    const key = product * this.input.regions.names.length + region;
    const known = this.marketIndex.get(key);
    if (known !== undefined) return known;
    const market = this.marketProduct.length;
    this.marketIndex.set(key, market);
    this.marketProduct.push(product);
    this.marketRegion.push(region);
    this.sellers.push(sellersTo(this.input, product, region));
    return market;
  }

  finish(): { system: CascadeSystem; labels: Labels } {
    const groups = new Rows<number>();
    const members = new Rows<{ source: number; market: number; gain: number }>();
    const groupLoss: number[] = [];
    const flows = new Rows<{ unit: number; share: number }>();
    // Units and markets call each other into being until nothing new is asked for.
    for (let unit = 0, market = 0; ; ) {
      if (unit < this.unitProduct.length) this.addGroups(unit++, groups, members, groupLoss);
      else if (market < this.marketProduct.length) flows.addRow(this.flowsOf(market++));
      else break;
    }
    const units = this.unitProduct.length;
    const markets = this.marketProduct.length;
    const memberMarket = Uint32Array.from(members.items, ({ market }) => market);
    const flowUnit = Uint32Array.from(flows.items, ({ unit }) => unit);
    const arrays = {
      units,
      markets,
      groupOffsets: groups.offsets(),
      groupLoss: Float64Array.from(groupLoss),
      memberOffsets: members.offsets(),
      memberMarket,
      memberGain: Float64Array.from(members.items, ({ gain }) => gain),
      flowOffsets: flows.offsets(),
      flowUnit,
      flowShare: Float64Array.from(flows.items, ({ share }) => share),
    };
    const downstream = downstreamOf(arrays);
    const unitsOf: number[][] = this.input.products.map(() => []);
    this.unitProduct.forEach((product, unit) => {
      unitsOf[product]?.push(unit);
    });
    const names = this.input.regions.names.length;
    return {
      system: { ...arrays, claims: null, downstream, components: strongComponents(downstream) },
      labels: {
        unitProduct: this.unitProduct,
        unitRegion: this.unitRegion,
        unitFedBy: this.unitFedBy,
        marketProduct: this.marketProduct,
        marketRegion: this.marketRegion,
        parts: this.parts,
        unitsOf,
        sellers: this.sellers,
        groupSource: groups.items,
        memberSource: members.items.map(({ source }) => source),
        marketAt: (product, region) => this.marketIndex.get(product * names + region),
      },
    };
  }

  private addGroups(
    unit: number,
    groups: Rows<number>,
    members: Rows<{ source: number; market: number; gain: number }>,
    groupLoss: number[],
  ): void {
    const { groupsOf, groups: all, productIndex } = this.input;
    const product = this.unitProduct[unit] ?? 0;
    const region = this.unitRegion[unit] ?? 0;
    const own = groupsOf[product] ?? [];
    groups.addRow(own);
    for (const at of own) {
      const group = all[at];
      if (!group) continue;
      groupLoss.push(groupLossOf(group));
      members.addRow(
        group.members.flatMap((member, source) => {
          const index = productIndex.get(member.input);
          if (index === undefined) return [];
          return [{ source, market: this.market(index, region), gain: memberGainOf(member) }];
        }),
      );
    }
  }

  private flowsOf(market: number): { unit: number; share: number }[] {
    const product = this.marketProduct[market] ?? 0;
    return sharesByRegion(this.sellers[market] ?? []).map(({ region, share }) => ({
      unit: this.unit(product, region, market),
      share,
    }));
  }
}

/** Rows of different length, one after another. */
class Rows<Item> {
  readonly items: Item[] = [];
  private readonly ends: number[] = [0];

  addRow(row: readonly Item[]): void {
    this.items.push(...row);
    this.ends.push(this.items.length);
  }

  offsets(): Uint32Array {
    return Uint32Array.from(this.ends);
  }
}

/** The way of a shortage: unit -> the markets it sells on, market -> the units that buy there. */
function downstreamOf({
  units,
  markets,
  groupOffsets,
  memberOffsets,
  memberMarket,
  flowOffsets,
  flowUnit,
}: Omit<CascadeSystem, "downstream" | "components">): CascadeSystem["downstream"] {
  const sources: number[] = [];
  const targets: number[] = [];
  for (let market = 0; market < markets; market++) {
    for (let flow = flowOffsets[market] ?? 0; flow < (flowOffsets[market + 1] ?? 0); flow++) {
      sources.push(flowUnit[flow] ?? 0);
      targets.push(units + market);
    }
  }
  for (let unit = 0; unit < units; unit++) {
    const from = memberOffsets[groupOffsets[unit] ?? 0] ?? 0;
    const to = memberOffsets[groupOffsets[unit + 1] ?? 0] ?? 0;
    for (let member = from; member < to; member++) {
      sources.push(units + (memberMarket[member] ?? 0));
      targets.push(unit);
    }
  }
  return csrFromEdges(units + markets, sources, targets);
}
