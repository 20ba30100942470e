import type { BenchCase } from "./bench-case.ts";
import { CASCADE_CASES } from "./cascade.bench.ts";
import { ESRI_CASES } from "./esri.bench.ts";
import { FIRM_CASES } from "./firms.bench.ts";
import { READ_CASES } from "./read.bench.ts";
import { SIMULATE_CASES } from "./simulate.bench.ts";

export const CASES: readonly BenchCase[] = [
  ...READ_CASES,
  ...CASCADE_CASES,
  ...SIMULATE_CASES,
  ...FIRM_CASES,
  ...ESRI_CASES,
];
