import { chokepointStudy } from "./chokepoint-runs.ts";
import { sensitivityStudy } from "./sensitivity-study.ts";

/** Measures whose long part can be split over workers, by name. */
export const STUDIES = { chokepoints: chokepointStudy, sensitivity: sensitivityStudy } as const;

export type StudyName = keyof typeof STUDIES;
export type StudyOptions<Name extends StudyName> = Parameters<(typeof STUDIES)[Name]>[1];
