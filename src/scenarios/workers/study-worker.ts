import { blockComputer } from "../../engine/workers/block-job.ts";
import { readySolver } from "../ration/ready-solver.ts";
import { STUDIES } from "../studies.ts";

/** Rows of one block of any study. Runs in a worker thread. */
export const computeBlock = blockComputer(STUDIES, readySolver);
