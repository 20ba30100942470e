import type { PackedTexts } from "./packed-texts.ts";

/** A firm of a firm network, and the industry whose goods it sells. */
export interface FirmRow {
  readonly id: string;
  /** As people call it; left out: by its id. */
  readonly name?: string;
  readonly industry: string;
  /** null: not stated. */
  readonly country: string | null;
}

/** Stands for an industry or a country that is not stated. */
export const NOT_STATED = 0xffffffff;

/** The firms of a network as columns: firm k is node k of its edges, which know its id. */
export interface FirmColumns {
  /** As people call them, "" for by their id; null: all are called so. */
  readonly names: PackedTexts | null;
  /** In the order in which they are first stated. */
  readonly industries: PackedTexts;
  readonly countries: PackedTexts;
  /** Uint32Array(firms) each: which of these a firm is in, or `NOT_STATED`. */
  readonly industry: Uint32Array;
  readonly country: Uint32Array;
}

/** What a firm sells outside the network: to households, abroad, to firms that are not listed. */
export interface FinalDemandRow {
  readonly firm: string;
  /** In the unit of the weights of the edges. */
  readonly amount: number;
}

/** What the goods of one industry are to another: 2 essential, 1 non-essential, 0 negligible. */
export interface EssentialityRow {
  readonly supplierIndustry: string;
  readonly buyerIndustry: string;
  readonly type: number;
}

/** A firm that loses a share (0..1) of its output in a scenario. */
export interface ShockRow {
  readonly scenario: string;
  readonly firm: string;
  readonly size: number;
  /** Share of its purchases that the firm does not make; left out: as `size`. */
  readonly upstreamSize?: number;
}
