import type { RankedRow } from "../../../web/views/chokepoints/ranked-rows.ts";

export function row(id: string, over: Partial<RankedRow> = {}): RankedRow {
  return {
    id,
    name: id,
    rank: 1,
    shape: "circle",
    kind: "material",
    score: 0.1,
    scoreRigid: 0.1,
    scoreLow: 0.1,
    scoreHigh: 0.1,
    isOpen: false,
    direct: null,
    lookThrough: null,
    critical: null,
    shares: null,
    makers: [],
    maker: null,
    makerShare: null,
    path: [],
    sector: null,
    sectorLoss: null,
    extra: null,
    needs: 0,
    neededBy: 0,
    structure: null,
    risk: null,
    stability: null,
    ...over,
  };
}
