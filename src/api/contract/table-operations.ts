import { EsriRequest, EsriResult } from "../../model/esri.ts";
import { ExposureResult, PlantNetwork } from "../../model/exposure.ts";
import { IoRequest, IoResult } from "../../model/input-output.ts";
import { TableSimulateRequest, TableSimulateResult } from "../../model/table-simulation.ts";
import type { Operation } from "./operation.ts";

/** Networks and tables that come with the request: no graph is asked. */
export const TABLE_OPERATIONS = {
  esriOfFirms: {
    id: "esriOfFirms",
    method: "post",
    role: "read",
    path: "/api/v1/esri",
    summary: "Systemic risk index of a network of firms, or of scenarios on it",
    description:
      "The network is in the request. Cascades that take more than a hundred million steps in all " +
      "are broken off (413); the command line has no limit.",
    request: EsriRequest,
    response: EsriResult,
    problems: [400, 413, 415, 422],
  },
  io: {
    id: "io",
    method: "post",
    role: "read",
    path: "/api/v1/io",
    summary: "Whose production the labels of an input-output table rest on, through all tiers",
    description:
      "The table is in the request: at most 250 labels. The command line reads larger ones, " +
      "the OECD's inter-country tables among them.",
    request: IoRequest,
    response: IoResult,
    problems: [400, 413, 415, 422],
  },
  exposure: {
    id: "exposure",
    method: "post",
    role: "read",
    path: "/api/v1/exposure",
    summary: "How long sales go on if a plant stops, and what is lost until it is back",
    description:
      "The request is the network of plants (`linchpin-plants/1`), as in a file of the command line, " +
      "which takes larger ones. Time to survive and lost profit come from linear programmes.",
    request: PlantNetwork,
    response: ExposureResult,
    problems: [400, 413, 415, 422],
  },
  simulateTable: {
    id: "simulateTable",
    method: "post",
    role: "read",
    path: "/api/v1/simulate-table",
    summary: "A scenario on an input-output table over time, by ARIO or Pichler et al.",
    description:
      "The table is in the request: at most 250 labels, and at most 50 million purchases times steps " +
      "(250 labels that all buy from one another for 800 steps). The command line takes more.",
    request: TableSimulateRequest,
    response: TableSimulateResult,
    problems: [400, 413, 415, 422],
  },
} as const satisfies Record<string, Operation>;
