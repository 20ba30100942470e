export { addPathBlock } from "./path-job.ts";
