/** Lower ends of the steps of the loss ramp; a smaller loss is none. */
const LOSS_STEPS = [0.02, 0.1, 0.25, 0.5, 0.75];

/** Step of the loss ramp, 0 to 4; null: nothing worth a colour is lost. */
export function lossStep(loss: number): number | null {
  const step = LOSS_STEPS.findLastIndex((from) => loss >= from);
  return step < 0 ? null : step;
}
