/**
 * A sum that keeps apart what rounding takes from it (Neumaier 1974, with the error term of Knuth's
 * two-sum): its error does not grow with the number of terms.
 */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  clear(): void {
    this.sum = 0;
    this.lost = 0;
  }

  add(term: number): void {
    const sum = this.sum + term;
    this.lost += roundingError(this.sum, term, sum);
    this.sum = sum;
  }

  get total(): number {
    return this.sum + this.lost;
  }
}

/** What `sum`, the rounded a + b, lacks: a + b = sum + error, exactly. Finite numbers only. */
export function roundingError(a: number, b: number, sum: number): number {
  const added = sum - a;
  return a - (sum - added) + (b - added);
}
