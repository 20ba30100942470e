import { LimitError, type Problem } from "../../model/errors.ts";
import { type ImportLimits, USUAL_LIMITS } from "./import-limits.ts";

/** Where a node or an edge stands in its file. */
export type RawPlace = Pick<Problem, "line" | "column" | "pointer">;

/** Attributes by name in lower case, as text. */
export type RawAttributes = Readonly<Record<string, string>>;

export interface RawNode {
  readonly id: string;
  readonly attributes: RawAttributes;
  readonly place: RawPlace;
}

export interface RawEdge {
  readonly source: string;
  readonly target: string;
  readonly attributes: RawAttributes;
  readonly place: RawPlace;
}

/** A graph as a file of some format has it: nothing of it is checked but its form. */
export interface RawGraph {
  readonly title: string | null;
  /** What else is said of the network as a whole: home, trusted, adversary, ... */
  readonly about: RawAttributes;
  readonly nodes: readonly RawNode[];
  readonly edges: readonly RawEdge[];
  /** What was wrong with the form, and what was noted. */
  readonly problems: readonly Problem[];
}

/** Where a file says that links have no direction, and what it would say of links that have one. */
export interface Undirected {
  readonly place: RawPlace;
  readonly message: string;
  readonly expected: string;
}

/** What the ends of a link mean, as messages say it. */
export const ENDS = "the source of each link the supplier, its target the customer";

/** What readers of formats fill. Nodes and links throw LimitError `too_large` where there are too many. */
export class RawGraphBuilder {
  title: string | null = null;
  readonly about: Record<string, string> = {};
  readonly nodes: RawNode[] = [];
  readonly edges: RawEdge[] = [];
  readonly problems: Problem[] = [];
  private readonly file: string;
  private readonly most: ImportLimits;
  private readonly told = new Set<Undirected>();
  private readonly noted = new Set<string>();

  /** @param most how many nodes and links there may be: the next one ends the reading */
  constructor(file: string, most = USUAL_LIMITS) {
    this.file = file;
    this.most = most;
  }

  fault(place: RawPlace, message: string, expected: string): void {
    this.problems.push({ file: this.file, ...place, message, expected });
  }

  /** What is no fault; the same is told once, where it first stands. */
  note(place: RawPlace, message: string, expected: string): void {
    if (this.noted.has(message)) return;
    this.noted.add(message);
    this.problems.push({ file: this.file, ...place, message, expected, severity: "warning" });
  }

  node(given: RawAttributes, { attributes, place }: Omit<RawNode, "id">): void {
    if (this.nodes.length >= this.most.nodes) throw this.tooMany(place, this.most.nodes, "nodes");
    this.nodes.push({ id: (given["id"] ?? "").trim(), attributes, place });
  }

  /**
   * Links without a direction do not say who supplies whom: they are refused.
   * @param undirected null: it has one; what holds for many links is told once
   */
  edge(given: RawAttributes, undirected: Undirected | null, read: Omit<RawNode, "id">): void {
    const { attributes, place } = read;
    if (this.edges.length >= this.most.links) throw this.tooMany(place, this.most.links, "links");
    if (undirected && !this.told.has(undirected)) {
      this.told.add(undirected);
      this.fault(undirected.place, undirected.message, undirected.expected);
    }
    const [source, target] = [(given["source"] ?? "").trim(), (given["target"] ?? "").trim()];
    this.edges.push({ source, target, attributes, place });
  }

  private tooMany(place: RawPlace, count: number, of: string): LimitError {
    const message = `there are more than ${count} ${of}`;
    const expected = `a network of at most ${count} ${of}`;
    const details = [{ file: this.file, ...place, message, expected }];
    return new LimitError("too_large", message, { details });
  }

  graph(): RawGraph {
    const { title, about, nodes, edges, problems } = this;
    return { title, about, nodes, edges, problems };
  }
}
