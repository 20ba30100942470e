import type { UseQueryResult } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { GraphOverviewResponse } from "../../src/api/contract/operations.ts";
import type { Viewpoint } from "./viewpoint.ts";

/** The answer to: what does the data set hold. */
export type GraphAnswer = Pick<
  UseQueryResult<GraphOverviewResponse>,
  "data" | "error" | "isError" | "isSuccess" | "isPlaceholderData" | "refetch"
>;

interface DataSet {
  readonly id: string | undefined;
  readonly graph: GraphAnswer;
  readonly viewpoint: Viewpoint | undefined;
}

/** The data set that is shown, looked up once for all parts of the page. */
export const ShownDataSet = createContext<DataSet | null>(null);

function useDataSet(): DataSet {
  const shown = useContext(ShownDataSet);
  if (shown === null) throw new Error("no data set is provided around this part of the page");
  return shown;
}

/** Id of the data set that is shown: the one in the address, else the first. */
export function useGraphId(): string | undefined {
  return useDataSet().id;
}

/** The data set that is shown: products, inputs, countries, firms, defaults. */
export function useGraph(): GraphAnswer {
  return useDataSet().graph;
}

/** The chosen point of view; undefined until the data set is here. */
export function useChosenViewpoint(): Viewpoint | undefined {
  return useDataSet().viewpoint;
}
