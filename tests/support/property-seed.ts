import fc from "fast-check";

/**
 * Properties draw the same cases in every run, so that a red run means a changed program and not
 * another draw. `npm run test:fuzz` draws new ones: `PROPERTY_SEED=random`, or a whole number to
 * repeat a run; fast-check prints the seed of a case that fails.
 */
const wanted = process.env["PROPERTY_SEED"] ?? "1";
const isWhole = /^-?\d+$/.test(wanted);
if (!isWhole && wanted !== "random")
  throw new Error(`PROPERTY_SEED is "${wanted}"; expected a whole number or "random"`);
if (isWhole) fc.configureGlobal({ seed: Number(wanted) });
