// Addresses of a search for shortest paths from the start of its fields, 4 bytes each.

export const N: usize = 0;
export const OFFSETS: usize = 4;
export const TARGETS: usize = 8;
export const IN_OFFSETS: usize = 12;
export const IN_SOURCES: usize = 16;
export const ENTERED: usize = 20; // nodes that links lead to
export const ENTERED_COUNT: usize = 24;
export const ENDS: usize = 28;
export const SUMS: usize = 32;
export const SQUARES: usize = 36; // 0: not wanted
export const TAGS: usize = 40;
export const SIGMA: usize = 44;
export const PER_PATH: usize = 48;
export const CARRIED: usize = 52;
export const ORDER: usize = 56;
export const FRONT: usize = 60;
export const ROWS: usize = 64;
export const PULLED_ROWS: usize = 68;
export const LINKS: usize = 72;
export const STEPS: usize = 76;
export const OPEN: usize = 80;
export const COUNT: usize = 84; // written: nodes reached
export const FRONT_COUNT: usize = 88;
export const STEP_COUNT: usize = 92;
export const LINK_COUNT: usize = 96;
export const OPEN_COUNT: usize = 100;
export const PUSH_COST: usize = 104; // links out of the last level
export const PULL_COST: usize = 108; // links into nodes that are not reached, ...
export const COUNTED: usize = 112; // ... as far as `order` was counted

export const PULLED: u32 = 0x80000000;
export const NOT_FOUND: u32 = 0xffffffff;
export const LAST_TAG: u32 = 254;
export const OLD_TAG: u8 = 255;
export const MOST_PATHS: f64 = 1.0715086071862673e301; // 2 ** 1000
