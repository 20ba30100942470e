import { STUDIES as MEASURE_STUDIES } from "../engine/measures/studies.ts";
import { compareStudy } from "./compare/compare-study.ts";
import { simulationStudy } from "./monte-carlo/simulation-study.ts";
import { sweepStudy } from "./sweep/sweep-study.ts";

/** Every question whose long part can be split over workers, by name: measures and scenarios. */
export const STUDIES = {
  ...MEASURE_STUDIES,
  simulate: simulationStudy,
  sweep: sweepStudy,
  compare: compareStudy,
} as const;

/** Name of a question that can be split over workers. */
export type StudyName = keyof typeof STUDIES;
