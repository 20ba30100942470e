// Addresses of a search for the paths of pairs from the start of its fields, 4 bytes each.

export const PAIRS: usize = 0;
export const SUMS: usize = 4;
export const SHARES: usize = 8;
export const PLACES: usize = 12; // place among the watched nodes and 1 more
export const WATCHED_COUNT: usize = 16;
export const SEEN: usize = 20;
export const SIGMA: usize = 24;
export const PART: usize = 28;
export const ORDER: usize = 32;
export const FROM: usize = 36;
export const TO: usize = 40;
export const STEPS: usize = 44;
export const SCALE: usize = 48;
// Two sides, 24 bytes each from here on.
export const FORWARD_SIDE: usize = 52;
export const BACKWARD_SIDE: usize = 76;
// Written.
export const LINK_COUNT: usize = 100;
export const STEP_COUNT: usize = 104;

// From the start of a side.
export const OFFSETS: usize = 0;
export const TARGETS: usize = 4;
export const MARK: usize = 8;
export const FIRST: usize = 12;
export const END: usize = 16;
export const COST: usize = 20;

export const NOBODY: u8 = 0;
export const JUST_NOW: u8 = 3;
export const LARGE: f64 = 1e150;
