import { isMainThread } from "node:worker_threads";

/** Loaded before the server that is watched (`node --expose-gc --import`): what is in use is seen without what is not. */
const EVERY_MS = 4000;

if (isMainThread) setInterval(() => globalThis.gc?.(), EVERY_MS).unref();
