/** No sum of figures may be larger: it would be infinite, and all that is divided by it 0. */
export const LARGEST_SUM = "1.8e308";

/** What is expected of figures that are too large to be added up. */
export const BELOW_LARGEST = `figures whose sum is below ${LARGEST_SUM}`;
