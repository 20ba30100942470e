import { type CascadeSystem, unitOfMember } from "./cascade-system.ts";
import { type Cone, createLevers, type Levers } from "./daily-system.ts";

/**
 * What has to be computed in which step of a cascade in time. A unit is due when something that reaches it
 * has changed: a lever, its stocks in the step before, a market its lag ago; a market, when a lever or one of its
 * makers has. All else would come out as it was, to the last bit.
 */
export class DailyAgenda {
  /** Uint8Array(units of the cone): 1 for those that are due in the step at hand. */
  due: Uint8Array;
  /** Places in the cone of the markets that are due; the first `marketCount` count. */
  readonly markets: Uint32Array;
  marketCount = 0;
  private readonly system: CascadeSystem;
  private readonly cone: Cone;
  /** Steps ahead, a row of `due` each, taken by turns. */
  private readonly rows: readonly Uint8Array[];
  private readonly unitPlace: Int32Array;
  private readonly marketPlace: Int32Array;
  private readonly isMarketDue: Uint8Array;
  /** Who buys on each market of the cone: place of the unit, and steps until it gets what it buys. */
  private readonly buyerOffsets: Uint32Array;
  private readonly buyers: Uint32Array;
  private readonly lags: Uint32Array;
  /** The levers as they stood when they were last looked at; null: never. */
  private known: Levers | null = null;
  private step = 0;

  /** @param depth longest lag in the cone, in steps */
  constructor(system: CascadeSystem, cone: Cone, lagSteps: Uint32Array, depth: number) {
    const { units, markets } = cone;
    this.system = system;
    this.cone = cone;
    this.rows = Array.from({ length: depth + 1 }, () => new Uint8Array(units.length));
    this.due = this.rows[0]!;
    this.unitPlace = placesOf(system.units, units);
    this.marketPlace = placesOf(system.markets, markets);
    this.isMarketDue = new Uint8Array(markets.length);
    this.markets = new Uint32Array(markets.length);
    const { groupOffsets, memberOffsets, memberMarket } = system;
    this.buyerOffsets = new Uint32Array(markets.length + 1);
    const eachMember = (visit: (place: number, market: number, member: number) => void) => {
      units.forEach((unit, place) => {
        const end = memberOffsets[groupOffsets[unit + 1]!]!;
        for (let m = memberOffsets[groupOffsets[unit]!]!; m < end; m++) {
          const market = this.marketPlace[memberMarket[m]!]!;
          if (market >= 0) visit(place, market, m);
        }
      });
    };
    eachMember((_, market) => {
      this.buyerOffsets[market + 1]!++;
    });
    for (let at = 0; at < markets.length; at++)
      this.buyerOffsets[at + 1]! += this.buyerOffsets[at]!;
    const next = this.buyerOffsets.slice();
    this.buyers = new Uint32Array(next[markets.length]!);
    this.lags = new Uint32Array(next[markets.length]!);
    eachMember((place, market, member) => {
      const at = next[market]!++;
      this.buyers[at] = place;
      this.lags[at] = lagSteps[member]!;
    });
  }

  /** @param step steps in between had nothing due */
  begin(step: number): void {
    this.step = step;
    this.due = this.rows[step % this.rows.length]!;
  }

  end(): void {
    this.due.fill(0);
    for (let i = 0; i < this.marketCount; i++) this.isMarketDue[this.markets[i]!] = 0;
    this.marketCount = 0;
  }

  /** Whose levers are not what they were is due now. O(members and flows of the cone) */
  compare(levers: Levers): void {
    const { known, cone, due } = this;
    if (!known || known.restart !== levers.restart || known.claims !== levers.claims) due.fill(1);
    this.known = known ?? createLevers(this.system);
    this.known.restart = levers.restart;
    this.known.claims = levers.claims;
    for (let i = 0; i < cone.units.length; i++) {
      if (this.unitMoved(cone.units[i]!, this.known, levers)) due[i] = 1;
    }
    for (let at = 0; at < cone.markets.length; at++) {
      if (this.marketMoved(cone.markets[at]!, this.known, levers) || !known) this.addMarket(at);
    }
  }

  /** What a member's unit gets has changed by other ways than its market: in this step and the next. */
  memberMoved(member: number): void {
    const place = this.unitPlace[unitOfMember(this.system, member)]!;
    if (place < 0) return;
    this.due[place] = 1;
    this.again(place);
  }

  /** A unit is due in the next step too. @param place in the cone */
  again(place: number): void {
    this.rows[(this.step + 1) % this.rows.length]![place] = 1;
  }

  /** The markets that a unit feeds are due. */
  outputMoved(unit: number): void {
    const { units, downstream } = this.system;
    for (let e = downstream.offsets[unit]!; e < downstream.offsets[unit + 1]!; e++) {
      const target = downstream.targets[e]!;
      if (target >= units) this.addMarket(this.marketPlace[target - units]!);
    }
  }

  marketDue(market: number): void {
    this.addMarket(this.marketPlace[market]!);
  }

  /** Its buyers are due a lag later. @param place of the market in the cone */
  availableMoved(place: number): void {
    const { rows, buyers, lags, step } = this;
    for (let at = this.buyerOffsets[place]!; at < this.buyerOffsets[place + 1]!; at++) {
      rows[(step + lags[at]!) % rows.length]![buyers[at]!] = 1;
    }
  }

  private addMarket(place: number): void {
    if (place < 0 || this.isMarketDue[place] === 1) return;
    this.isMarketDue[place] = 1;
    this.markets[this.marketCount++] = place;
  }

  private unitMoved(unit: number, known: Levers, levers: Levers): boolean {
    const { groupOffsets, memberOffsets } = this.system;
    const from = groupOffsets[unit]!;
    const to = groupOffsets[unit + 1]!;
    let moved = copied(known.capacity, levers.capacity, unit, unit + 1);
    moved = copied(known.need, levers.need, unit, unit + 1) || moved;
    moved = copied(known.groupLoss, levers.groupLoss, from, to) || moved;
    const [first, last] = [memberOffsets[from]!, memberOffsets[to]!];
    return copied(known.memberFactor, levers.memberFactor, first, last) || moved;
  }

  private marketMoved(market: number, known: Levers, levers: Levers): boolean {
    const { flowOffsets } = this.system;
    const moved = copied(known.added, levers.added, market, market + 1);
    const [from, to] = [flowOffsets[market]!, flowOffsets[market + 1]!];
    return copied(known.flowFactor, levers.flowFactor, from, to) || moved;
  }
}

/** Brings a part of an array up to date. @returns whether it was not */
function copied(into: Float64Array, from: Float64Array, start: number, end: number): boolean {
  let moved = false;
  for (let i = start; i < end; i++) {
    if (into[i] === from[i]) continue;
    into[i] = from[i]!;
    moved = true;
  }
  return moved;
}

function placesOf(size: number, members: Uint32Array): Int32Array {
  const place = new Int32Array(size).fill(-1);
  members.forEach((member, at) => {
    place[member] = at;
  });
  return place;
}
