/** Numbers of all runs that are held at once: 320 MB. */
export const MOST_NUMBERS = 40_000_000;
/** Days are left out to stay below this: 80 MB. */
const ROOM = 10_000_000;
/** Days for which quantiles of outputs are given. */
const MOST_BAND_DAYS = 200;

/**
 * What one run leaves behind, as a row of numbers: weighted lost days; of every sector its time to
 * survive (Infinity: never short), time to recover (NaN: never short; Infinity: not within the horizon),
 * least output and lost days; lost days of every product; outputs of the sectors on some steps.
 */
export class RunLayout {
  readonly sectors: number;
  readonly products: number;
  /** Steps for which outputs are kept, in order; the first and the last are among them. */
  readonly steps: Uint32Array;
  readonly width: number;

  /**
   * @param runs more of them leave room for fewer days
   * @param steps of one run
   */
  constructor(size: {
    readonly runs: number;
    readonly steps: number;
    readonly sectors: number;
    readonly products: number;
  }) {
    this.sectors = size.sectors;
    this.products = size.products;
    const fixed = 1 + FIGURES * size.sectors + size.products;
    const room = Math.floor((ROOM / size.runs - fixed) / Math.max(1, size.sectors));
    this.steps = evenly(size.steps, Math.max(2, Math.min(MOST_BAND_DAYS, room)));
    this.width = fixed + this.steps.length * size.sectors;
  }

  readonly lostAt = 0;

  surviveAt(sector: number): number {
    return 1 + FIGURES * sector;
  }

  recoverAt(sector: number): number {
    return this.surviveAt(sector) + 1;
  }

  leastAt(sector: number): number {
    return this.surviveAt(sector) + 2;
  }

  sectorLostAt(sector: number): number {
    return this.surviveAt(sector) + 3;
  }

  productLostAt(product: number): number {
    return 1 + FIGURES * this.sectors + product;
  }

  /** @param place of a step in `steps` */
  outputAt(sector: number, place: number): number {
    return this.productLostAt(this.products) + sector * this.steps.length + place;
  }
}

/** Numbers of a sector beside its outputs. */
const FIGURES = 4;

/** At most `most` of the steps 0 .. steps - 1, as far apart as can be, the first and the last included. */
function evenly(steps: number, most: number): Uint32Array {
  const count = Math.min(steps, most);
  if (count <= 1) return new Uint32Array(count);
  return Uint32Array.from({ length: count }, (_, at) =>
    Math.round((at * (steps - 1)) / (count - 1)),
  );
}
