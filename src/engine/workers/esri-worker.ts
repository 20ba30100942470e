export { esriOfBlock } from "./esri-job.ts";
