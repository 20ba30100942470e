import { z } from "zod";

/** Entries of one page, at most. */
export const MOST_OF_PAGE = 500;
const USUAL_OF_PAGE = 100;
const MOST_CURSOR = 1000;

/** How the query of a list asks for one page of it. */
export const pageFields = {
  limit: z
    .string()
    .regex(/^\d{1,9}$/, `a whole number from 1 to ${MOST_OF_PAGE}`)
    .transform(Number)
    .pipe(z.number().int().min(1).max(MOST_OF_PAGE))
    .default(USUAL_OF_PAGE)
    .describe(`entries of a page, at most ${MOST_OF_PAGE}`),
  cursor: z
    .string()
    .min(1)
    .max(MOST_CURSOR)
    .optional()
    .describe("where a page begins: `next` of the page before"),
};

export const PageQuery = z.strictObject(pageFields).meta({ id: "PageQuery" });

/** What each page says of the one behind it. */
export const nextField = {
  next: z.string().nullable().describe("`cursor` of the next page; null: there is none"),
};

/** The header that says the same. */
export const LINK = {
  Link: 'rel="next": where the next page is; left out: there is none',
} as const;
