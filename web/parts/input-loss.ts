export interface Need {
  readonly essentiality: number;
  readonly substitutability: number;
  readonly mix: number;
  /** How much more of the input can be had than is used, in normal uses. */
  readonly headroom: number;
}

/**
 * About what is lost of a product if a part of one of its inputs stops, 0..1: alternatives count
 * for their share, and what can be had beyond the normal use makes up for the first of it.
 */
export function inputLoss(need: Need, stopped: number): number {
  const { essentiality, substitutability, mix, headroom } = need;
  return (
    essentiality * (1 - substitutability) * mix * Math.max(0, 1 - (1 + headroom) * (1 - stopped))
  );
}
