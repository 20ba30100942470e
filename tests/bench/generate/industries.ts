/** An industry and how far from ore it stands. */
export interface Industry {
  /** Two-digit division of the statistical classification NACE Rev. 2. */
  readonly code: string;
  /** 0 material, 1 processing, 2 components, 3 products, 4 trade and transport, 5 services. */
  readonly tier: number;
  /** Part of all firms. */
  readonly share: number;
}

const TIERS = [
  { share: 0.05, codes: "01 02 03 05 06 07 08 09" },
  { share: 0.09, codes: "20 24 19 17 16 23 35 36 38" },
  { share: 0.11, codes: "25 26 27 22 33 13 18 15" },
  { share: 0.2, codes: "41 43 10 28 29 42 14 31 11 21 30 32 12" },
  { share: 0.25, codes: "46 47 45 49 52 56 53 50 51" },
  {
    share: 0.3,
    codes:
      "69 70 62 71 68 81 82 86 73 64 74 85 66 77 78 96 55 63 80 84 61 93 59 58 88 90 79 95 65 72 75 87 92 37 39 60 91 94",
  },
];

/** All 85 divisions of firms; inside a tier the k-th one named has 1 / k^0.8 as many firms as the first. */
export const INDUSTRIES: readonly Industry[] = TIERS.flatMap(({ share, codes }, tier) => {
  const names = codes.split(" ");
  const parts = falling(names.length, 0.8);
  return names.map((code, i) => ({ code, tier, share: share * (parts[i] ?? 0) }));
});

const CODES = "DE US CN FR IT JP GB ES PL KR NL IN TR CZ HU AT BE SE RO TW CH PT BR FI DK GR";
const FEW = "IE SK NO AU RU ZA CL CD";

/** Countries by how many firms they have. */
export const COUNTRIES: readonly string[] = `${CODES} ${FEW}`.split(" ");
export const COUNTRY_SHARES: readonly number[] = falling(COUNTRIES.length, 0.9);

/** Parts of 1 that fall as 1 / k^exponent. */
function falling(count: number, exponent: number): number[] {
  const parts = Array.from({ length: count }, (_, i) => (i + 1) ** -exponent);
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}
