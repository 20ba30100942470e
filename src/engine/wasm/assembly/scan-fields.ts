// Where a scan of rows lies, after `PLACE` of ../../../store/bytes/compiled-rows.ts.

export const AT: usize = 0;
export const END: usize = 4;
export const ROW: usize = 8;
export const MOST_ROWS: usize = 12;
export const WIDTH: usize = 16;
/** Four words a cell: what it is, where its column starts, bytes from row to row, table or most. */
export const PLAN: usize = 20;
export const CELL: usize = 16;
export const COLUMN: usize = 4;
export const STRIDE: usize = 8;
export const DETAIL: usize = 12;

export const SKIPPED: u32 = 0;
export const NAME: u32 = 1;
export const BYTE: u32 = 2;
export const WORD: u32 = 3;
export const FLOAT: u32 = 4;
export const DOUBLE: u32 = 5;

export const COMMA: u32 = 0x2c;
export const QUOTE: u32 = 0x22;
export const FEED: u32 = 0x0a;
export const RETURN: u32 = 0x0d;
