import { z } from "zod";
import {
  FigureChecks,
  FigureList,
  FigureListOptions,
  ListedStatus,
  MOST_FIGURES,
} from "../../model/figure-list.ts";
import { GraphParams, type Operation } from "./operation.ts";

const { table, product, country, firm, source, only, per, sort, find } = FigureListOptions.shape;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "a whole number")
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));

/** The same options as in code, as an address writes them. */
export const FigureQuery = z
  .strictObject({
    ...{ table, product, country, firm, source, only, per, sort, find },
    q: FigureListOptions.shape.q,
    status: z
      .string()
      .transform((text) => text.split(",").filter((part) => part !== ""))
      .pipe(z.array(ListedStatus))
      .default([])
      .describe("any of these, comma between; default: all"),
    until: wholeNumber(1900, 2100).optional().describe("of this year or before"),
    offset: wholeNumber(0, 999_999_999).default(0).describe("rows left out at the beginning"),
    limit: wholeNumber(0, MOST_FIGURES)
      .default(100)
      .describe(`rows of a page, at most ${MOST_FIGURES}`),
  })
  .meta({ id: "FigureQuery" });

/** Reading figures as a list, and what was looked for in them. */
export const FIGURE_OPERATIONS = {
  listFigures: {
    id: "listFigures",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}/figures",
    summary: "Every figure with its source, place in it and rivals; filtered, sorted, paged",
    description:
      "Every row of every table once: a figure, or a rival beside the figure that it disputes. Products " +
      "without a share or an import reliance are rows, too, with the status missing.",
    params: GraphParams,
    query: FigureQuery,
    response: FigureList,
    problems: [400, 404, 422],
  },
  checkFigures: {
    id: "checkFigures",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}/figures/checks",
    summary: "What was looked for in the figures, and found: no source, too much, old, disputed",
    params: GraphParams,
    response: FigureChecks,
    problems: [400, 404, 422],
  },
} as const satisfies Record<string, Operation>;
