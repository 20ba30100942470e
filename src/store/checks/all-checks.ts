import type { Problem } from "../../model/errors.ts";
import { checkBacking } from "./backing.ts";
import { checkBounds } from "./bounds.ts";
import type { Check, Checked } from "./check.ts";
import { checkCountryCodes } from "./country-codes.ts";
import { checkEvidence } from "./evidence.ts";
import { checkFiniteSums } from "./finite-sums.ts";
import { checkImportanceSets } from "./importance-sets.ts";
import { checkIndicatorValues } from "./indicator-values.ts";
import { checkInputGroups } from "./input-groups.ts";
import { checkIntervals } from "./intervals.ts";
import { checkReferences } from "./references.ts";
import { checkShareSums } from "./share-sums.ts";
import { checkUniqueRows } from "./unique-rows.ts";
import { checkUseShares } from "./use-shares.ts";

const CHECKS: readonly Check[] = [
  checkUniqueRows,
  checkReferences,
  checkCountryCodes,
  checkShareSums,
  checkInputGroups,
  checkUseShares,
  checkImportanceSets,
  checkIntervals,
  checkBounds,
  checkFiniteSums,
  checkIndicatorValues,
  checkBacking,
  checkEvidence,
];

/** Every problem of a data set beyond single cells, all at once. */
export function runChecks(data: Checked): Problem[] {
  return CHECKS.flatMap((check) => check(data));
}
