/** A whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

/** Marsaglia's xorshift: nine lines, the same numbers for the same seed everywhere. */
export function drawer(seed: number): Draw {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return below <= 0 ? 0 : state % below;
  };
}

/** One of several. */
export function oneOf<T>(list: readonly T[], draw: Draw): T {
  const found = list[draw(list.length)];
  if (found === undefined) throw new RangeError("there is nothing to draw from");
  return found;
}
