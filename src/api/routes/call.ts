import { z } from "zod";
import type { Operation } from "../contract/operation.ts";
import {
  OPERATIONS,
  type OperationId,
  type Operations,
  type ResponseOf,
} from "../contract/operations.ts";
import type { Caller } from "../guard/caller.ts";
import { validate } from "../validate.ts";

type Parsed<Id extends OperationId, Part extends string> = Operations[Id] extends {
  readonly [P in Part]: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;

/** A request: its path is read, query and body are left to the handler. */
export interface Call<Id extends OperationId> {
  readonly params: Parsed<Id, "params">;
  /** As it was sent, like the body. */
  readonly query: Readonly<Record<string, unknown>>;
  /** As it was sent; it is read together with the graph, so that all faults are told. */
  readonly body: unknown;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Aborted when the caller goes away before the answer is sent. */
  readonly signal: AbortSignal;
  readonly caller: Caller;
  /** Names the request, if it may come twice: the same each time, and no other's. */
  readonly request?: string | undefined;
}

/** An answer that is JSON text already. */
export class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An answer with headers of its own. */
export class Reply<Body> {
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether this is the answer while the work goes on, in place of what comes of it. */
  readonly isLater: boolean;
  constructor(body: Body, headers: Readonly<Record<string, string>>, { isLater = false } = {}) {
    this.body = body;
    this.headers = headers;
    this.isLater = isLater;
  }
}

/** One server-sent event. */
export interface ServerEvent {
  /** Names it: who comes back says which was the last. */
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

/** An answer that comes bit by bit, as server-sent events. */
export class EventStream {
  /** Null: there will be no more. */
  readonly events: AsyncIterable<ServerEvent> | null;
  constructor(events: AsyncIterable<ServerEvent> | null) {
    this.events = events;
  }
}

/** An answer that is a file to be saved, made while it is sent. */
export class FileBody {
  readonly name: string;
  readonly type: string;
  readonly pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
  /** Says which version of what was asked for this is; the same again is not sent. */
  readonly tag: string;
  constructor(name: string, type: string, pieces: FileBody["pieces"], tag: string) {
    this.name = name;
    this.tag = tag;
    this.type = type;
    this.pieces = pieces;
  }
}

/** An answer that is plain text. */
export class TextBody {
  readonly type: string;
  readonly text: string;
  constructor(type: string, text: string) {
    this.type = type;
    this.text = text;
  }
}

/** What handlers may give: a body, text, text of one, one with headers, a stream or a file. */
export type Answer<Body> =
  | Body
  | JsonText
  | Reply<Body | JsonText>
  | EventStream
  | FileBody
  | TextBody;

export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<Answer<ResponseOf<Id>>>;

/** A handler for each operation, or for those of one resource. */
export type Handlers<Ids extends OperationId = OperationId> = { readonly [Id in Ids]: Handler<Id> };

interface RawCall {
  readonly params: unknown;
  readonly query: object;
  readonly body: unknown;
  readonly headers: Call<OperationId>["headers"];
  readonly signal: AbortSignal;
  readonly caller: Caller;
}

/** Of what takes no query: a field that nobody reads is a mistake of somebody's. */
const NO_QUERY = z.strictObject({});

/**
 * Reads the path of a request by the schema of its operation, and refuses a query where none is read.
 * @throws InvalidInputError `invalid_option`
 */
export function readCall<Id extends OperationId>(id: Id, raw: RawCall): Call<Id> {
  const { params, query: queryRead, role }: Operation = OPERATIONS[id];
  const query = { ...raw.query };
  if (!queryRead && role !== "public") validate(NO_QUERY, query, "query");
  return {
    params: params && validate(params, raw.params, "path"),
    query,
    body: raw.body === undefined ? {} : raw.body,
    headers: raw.headers,
    signal: raw.signal,
    caller: raw.caller,
  } as Call<Id>; // the schemas are those that the type was made from
}
