// Brandes' second pass: what each node carries, from the farthest level back to the source.

import { field, float, setFloat, word } from "./memory";
import {
  N,
  ENDS,
  SUMS,
  SQUARES,
  SIGMA,
  PER_PATH,
  CARRIED,
  ORDER,
  FRONT,
  ROWS,
  PULLED_ROWS,
  LINKS,
  STEPS,
  COUNT,
  FRONT_COUNT,
  STEP_COUNT,
  PULLED,
} from "./path-fields";

/** From the farthest nodes back to the source, which itself carries nothing; adds to the sums. */
export function addDependencies(p: usize, times: f64): void {
  const ends: usize = field(p, ENDS);
  const sums: usize = field(p, SUMS);
  const squares: usize = field(p, SQUARES);
  const sigma: usize = field(p, SIGMA);
  const perPath: usize = field(p, PER_PATH);
  const carried: usize = field(p, CARRIED);
  const front: usize = field(p, FRONT);
  const rows: usize = field(p, ROWS);
  const links: usize = field(p, LINKS);
  const steps: usize = field(p, STEPS);
  const n: u32 = field(p, N);
  const sinks = n - (field(p, COUNT) - field(p, FRONT_COUNT));

  for (let i = sinks; i < n; i++) {
    const v = word(front, i);
    setFloat(perPath, v, float(ends, v) / float(sigma, v));
  }
  for (let step = field(p, STEP_COUNT) - 1; step > 0; step--) {
    const mode = word(steps, step << 1);
    const first = mode & ~PULLED;
    const end = word(steps, (step + 1) << 1) & ~PULLED;
    const pulled = (mode & PULLED) != 0;
    if (pulled) carryBack(p, word(steps, (step << 1) | 1), word(steps, ((step + 1) << 1) | 1));
    for (let i = first; i < end; i++) {
      const u = word(front, i);
      let sum: f64 = 0;
      if (pulled) {
        sum = float(carried, u);
        setFloat(carried, u, 0);
      } else {
        const rowEnd = word(rows, i + 1);
        for (let e = word(rows, i); e < rowEnd; e++) sum += float(perPath, word(links, e));
      }
      const paths = float(sigma, u);
      const dependency = sum * paths;
      setFloat(perPath, u, (float(ends, u) + dependency) / paths);
      setFloat(sums, u, float(sums, u) + times * dependency);
      if (squares) setFloat(squares, u, float(squares, u) + times * dependency * dependency);
    }
  }
}

function carryBack(p: usize, first: u32, last: u32): void {
  const perPath: usize = field(p, PER_PATH);
  const carried: usize = field(p, CARRIED);
  const order: usize = field(p, ORDER);
  const pulledRows: usize = field(p, PULLED_ROWS);
  const links: usize = field(p, LINKS);
  let e = word(pulledRows, first);
  for (let i = first; i < last; i++) {
    const share = float(perPath, word(order, i));
    for (const end = word(pulledRows, i + 1); e < end; e++) {
      const u = word(links, e);
      setFloat(carried, u, float(carried, u) + share);
    }
  }
}
