import { isIP } from "node:net";
import { getHeapStatistics } from "node:v8";
import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import type { Config } from "../../store/config/read-config.ts";
import { type Operation, USUAL_BODY_BYTES } from "../contract/operation.ts";
import { RequestError } from "../problem.ts";
import { isLoopback } from "./host-check.ts";

type Limits = Pick<
  Config,
  "readsPerMinute" | "questionsPerMinute" | "megabytesPerMinute" | "memoryMegabytes"
>;

/** What decides which limits hold. */
export interface Limited extends Pick<Operation, "role" | "method" | "uploads"> {
  /** Largest body in bytes; 0: none is read. */
  readonly mostBytes: number;
}

/** Bytes that are in use, and that may be. */
interface Memory {
  readonly resident: number;
  readonly heap: number;
  readonly mostHeap: number;
}

const MINUTE_MS = 60_000;
const MEGABYTE = 1 << 20;
/** A body is read whole, then parsed, then worked on: so many times its bytes are in memory at once. */
const COPIES = 4;
/** Of the heap: above it, collecting garbage takes all the time. */
const MOST_OF_HEAP = 0.9;
const MEMORY_RETRY_SECONDS = 10;

/**
 * What one client may ask in a minute, plain reads apart from what takes work or changes something, and how
 * many bytes it may send; and what the memory allows. Clients of this machine are not counted.
 * @param memoryNow what is in use; default: what the platform says
 */
export function limitChecks(
  limits: Limits,
  memoryNow: () => Memory = usedMemory,
): (asked: Limited) => RequestHandler[] {
  const reads = perMinute("reads", limits.readsPerMinute);
  const questions = perMinute("questions", limits.questionsPerMinute);
  const bytes = bytesPerMinute(limits.megabytesPerMinute * MEGABYTE);
  return ({ role, method, mostBytes, uploads }) => {
    if (role === "public") return [];
    if (method === "get") return [reads];
    if (mostBytes === 0) return [questions];
    const guard = memoryGuard(limits, mostBytes, memoryNow);
    return [questions, bytes(mostBytes), uploads ? unlessFiles(guard) : guard];
  };
}

function perMinute(identifier: string, limit: number): RequestHandler {
  return rateLimit({
    ...{ identifier, limit, windowMs: MINUTE_MS },
    standardHeaders: "draft-8",
    legacyHeaders: false,
    keyGenerator: clientOf,
    skip: isLocal,
    validate: false, // a proxy that is not trusted is no fault: its header is not believed
    handler: (_request, response) => {
      const seconds = String(response.getHeader("Retry-After") ?? 60);
      throw tooMuch(`more than ${limit} ${identifier} in a minute`, seconds);
    },
  });
}

/** Files go to disk as they come: they take no memory. */
function unlessFiles(guard: RequestHandler): RequestHandler {
  return (request, response, next) => (isJson(request) ? guard(request, response, next) : next());
}

/**
 * Counts what requests say they bring; one that does not say counts as the most it may bring. Files may be
 * more than a minute's worth: then they are all that a client sends in it.
 */
function bytesPerMinute(most: number): (mostBytes: number) => RequestHandler {
  const sent = new Map<string, number>();
  let started = 0;
  return (mostBytes) => (request, _response, next) => {
    if (!isLocal(request)) {
      const now = Date.now();
      if (now - started > MINUTE_MS) {
        sent.clear();
        started = now;
      }
      const client = clientOf(request);
      const before = sent.get(client) ?? 0;
      const length = lengthOf(request, mostBytes);
      const isFirstFile = before === 0 && !isJson(request);
      const total = before + (isFirstFile ? length : Math.min(length, mostBytes));
      if (total > most && !isFirstFile) {
        const seconds = Math.max(1, Math.ceil((started + MINUTE_MS - now) / 1000));
        throw tooMuch(`more than ${most / MEGABYTE} MB in a minute`, String(seconds));
      }
      sent.set(client, total);
    }
    next();
  };
}

/** Turns away large requests while memory is short; small ones go on. */
function memoryGuard(
  { memoryMegabytes }: Limits,
  mostBytes: number,
  memoryNow: () => Memory,
): RequestHandler {
  return (request, _response, next) => {
    const length = lengthOf(request, mostBytes);
    const isLarge = length > USUAL_BODY_BYTES;
    if (isLarge && isShort(memoryNow(), length * COPIES, memoryMegabytes * MEGABYTE)) {
      const message = "memory is short: large requests have to wait";
      throw new RequestError(503, message, {
        headers: { "Retry-After": String(MEMORY_RETRY_SECONDS) },
        details: [{ pointer: "#", message, expected: "the same request a little later" }],
      });
    }
    next();
  };
}

function isShort({ resident, heap, mostHeap }: Memory, needed: number, most: number): boolean {
  return resident + needed > most || heap > MOST_OF_HEAP * mostHeap;
}

function usedMemory(): Memory {
  const { used_heap_size: heap, heap_size_limit: mostHeap } = getHeapStatistics();
  return { resident: process.memoryUsage.rss(), heap, mostHeap };
}

/** Bytes that a request brings; without a word on it, as many as it may. */
function lengthOf(request: Request, mostBytes: number): number {
  if (request.headers["transfer-encoding"] !== undefined) return mostBytes;
  return Number(request.headers["content-length"] ?? 0);
}

function isJson({ headers }: Request): boolean {
  return /^application\/(\S+\+)?json\b/i.test(headers["content-type"] ?? "");
}

/** Who asks: an address, or the network of an IPv6 one. */
function clientOf({ ip = "" }: Request): string {
  return isIP(ip) === 0 ? ip : ipKeyGenerator(ip);
}

function isLocal({ ip = "" }: Request): boolean {
  return isLoopback(ip.replace(/^::ffff:/i, ""));
}

function tooMuch(message: string, seconds: string): RequestError {
  return new RequestError(429, message, {
    headers: { "Retry-After": seconds },
    details: [{ message, expected: `to ask again in ${seconds} seconds` }],
  });
}
