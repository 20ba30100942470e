import { z } from "zod";
import {
  FirmDetail,
  FirmGrouping,
  FirmRiskState,
  FirmSearch,
  FirmStop,
  FirmsNetwork,
  FirmsOfGroup,
  FirmsOverview,
} from "../../model/firm-views.ts";
import { GraphParams, type Operation } from "./operation.ts";

export type {
  FirmDetail,
  FirmGroup,
  FirmGrouping,
  FirmMark,
  FirmRisk,
  FirmRiskState,
  FirmSearch,
  FirmStop,
  FirmsNetwork,
  FirmsOfGroup,
  FirmsOverview,
} from "../../model/firm-views.ts";

const name = z.string().min(1).max(1000);

/** A whole number in an address. */
const whole = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most))
    .default(usual);

const sight = {
  home: z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    )
    .pipe(z.array(name).min(1, "at least one country"))
    .optional()
    .describe("countries that count as home, as the network states them; default: its own"),
  group: FirmGrouping.optional().describe(
    "what firms are put together by; default: the first of `groupings`",
  ),
};

export const FirmsQuery = z.strictObject(sight).meta({ id: "FirmsQuery" });
export const FirmsGroupQuery = z
  .strictObject({
    ...sight,
    name: name.optional().describe("id of the group; left out: all firms"),
    offset: whole(0, 1e8, 0).describe("firms to leave out from the top"),
    limit: whole(1, 200, 46).describe("firms at most"),
  })
  .meta({ id: "FirmsGroupQuery" });
export const FirmsInsideQuery = z
  .strictObject({ ...sight, name: name.describe("id of the group") })
  .meta({ id: "FirmsInsideQuery" });
export const FirmsAroundQuery = z
  .strictObject({ ...sight, firm: name, steps: whole(1, 3, 1).describe("links away, at most") })
  .meta({ id: "FirmsAroundQuery" });
export const FirmQuery = z.strictObject({ ...sight, firm: name }).meta({ id: "FirmQuery" });
export const FirmStopQuery = z.strictObject({ firm: name }).meta({ id: "FirmStopQuery" });
export const FirmSearchQuery = z
  .strictObject({ q: z.string().max(200).describe("a part of a name") })
  .meta({ id: "FirmSearchQuery" });
export const FirmRiskQuery = z.strictObject({}).meta({ id: "FirmRiskQuery" });

const base = "/api/v1/graphs/{id}/firms";
const shared = {
  method: "get",
  role: "read",
  params: GraphParams,
  problems: [400, 404, 413, 422],
} as const;

/** Networks of firms (kind `firms`): groups, one group, one firm. Never more than is drawn. */
export const FIRM_OPERATIONS = {
  firmsOverview: {
    ...shared,
    id: "firmsOverview",
    path: base,
    summary: "Groups of firms and the trade between them; totals are exact",
    description:
      "At most 200 groups stand for themselves, the others together as `~rest`; firms without an " +
      "industry or country as `~unknown`. At most 4000 links are sent, the others counted.",
    query: FirmsQuery,
    response: FirmsOverview,
  },
  firmsOfGroup: {
    ...shared,
    id: "firmsOfGroup",
    path: `${base}/group`,
    summary: "The firms of one group, or all, by risk, page by page",
    query: FirmsGroupQuery,
    response: FirmsOfGroup,
  },
  firmsInside: {
    ...shared,
    id: "firmsInside",
    path: `${base}/inside`,
    summary: "The 300 riskiest firms of a group with the links among them",
    query: FirmsInsideQuery,
    response: FirmsNetwork,
  },
  firmsAround: {
    ...shared,
    id: "firmsAround",
    path: `${base}/around`,
    summary:
      "A firm with its suppliers and customers, 1 to 3 steps far, at most 200 firms by trade",
    query: FirmsAroundQuery,
    response: FirmsNetwork,
  },
  firmDetail: {
    ...shared,
    id: "firmDetail",
    path: `${base}/firm`,
    summary: "One firm: industry, country, risk, share of trade, largest suppliers and customers",
    query: FirmQuery,
    response: FirmDetail,
  },
  firmStop: {
    ...shared,
    id: "firmStop",
    path: `${base}/stop`,
    summary: "What is lost if this firm stops: its systemic risk index, and who loses most",
    query: FirmStopQuery,
    response: FirmStop,
  },
  firmSearch: {
    ...shared,
    id: "firmSearch",
    path: `${base}/search`,
    summary: "Firms by a part of their name, the first 20; industries and countries, too",
    query: FirmSearchQuery,
    response: FirmSearch,
  },
  firmRisk: {
    ...shared,
    id: "firmRisk",
    path: `${base}/risk`,
    summary: "How far the systemic risk index of all firms has come",
    query: FirmRiskQuery,
    response: FirmRiskState,
  },
} as const satisfies Record<string, Operation>;
