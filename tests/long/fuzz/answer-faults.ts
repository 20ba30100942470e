import { ProblemDocument } from "../../../src/api/contract/problem.ts";
import { exchangeFaults } from "../../support/api-description.ts";
import type { SentRequest } from "./requests.ts";
import type { Returned } from "./send.ts";

/** Statuses that say that the request itself is at fault: each names the place. */
const OF_REQUEST: readonly number[] = [400, 412, 413, 415, 417, 422, 428, 431];

/** What is wrong with an answer, whatever was asked. */
export function answerFaults({ method, path, body }: SentRequest, answer: Returned): string[] {
  const { status, headers, text } = answer;
  const faults = problemFaults(method, answer);
  if (status === 503 && headers["retry-after"] === undefined)
    faults.push("503 without Retry-After");
  if (status >= 500 && status !== 503) faults.push(`answered ${status}`);
  if (method === "HEAD") return faults; // no body to hold against anything
  const url = path.replace(/^https?:\/\/[^/]*/, "").replace(/^\/(healthz|readyz)\?.*/, "/$1"); // who watches may add to an address
  if (/^\/\/|^\/(API|HEALTHZ|READYZ|METRICS)\b|\/(\?|$)/.test(url)) return faults; // spelled another way
  const sent = body === null ? {} : { sent: jsonOf(body) };
  return [...faults, ...exchangeFaults({ method, url, ...sent, status, headers, text })];
}

/** Whatever is no success is a problem document that says what was wrong and where. */
export function problemFaults(
  method: string,
  { status, headers, text }: Returned,
  mustPoint = true,
): string[] {
  if (status < 400 || method === "HEAD") return [];
  if (!String(headers["content-type"]).startsWith("application/problem+json"))
    return [`${status} is no problem document: ${text.slice(0, 100)}`];
  const read = ProblemDocument.safeParse(jsonOf(text));
  if (!read.success) return [`${status} is no sound problem document: ${text.slice(0, 300)}`];
  const { errors, status: told } = read.data;
  const faults = told === status ? [] : [`${status} says that it is ${told}`];
  if (errors.length === 0)
    faults.push(`${status} names nothing that is wrong: ${text.slice(0, 300)}`);
  for (const { detail, expected, pointer, file } of errors) {
    if (detail === "" || expected === "") faults.push(`${status} does not say what was expected`);
    if (mustPoint && OF_REQUEST.includes(status) && pointer === undefined && file === undefined)
      faults.push(`${status} does not say where: ${detail.slice(0, 100)}`);
  }
  return faults.slice(0, 3);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
