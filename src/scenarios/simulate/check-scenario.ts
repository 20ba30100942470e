import { blocMembers, knownCountries } from "../../engine/build/country-sets.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { DAY_BOUNDS, type Scenario } from "../../model/scenario.ts";
import { least, type UncertainNumber } from "../../model/uncertain-number.ts";
import { countriesOf } from "./scenario-countries.ts";

/**
 * What a graph lacks that a scenario names, and what contradicts itself.
 * @returns problems with a pointer into the scenario document; none if it can be run
 */
export function checkScenario(data: DataSet, scenario: Scenario): Problem[] {
  const check = new Check(data, scenario);
  check.all();
  return check.problems;
}

class Check {
  readonly problems: Problem[] = [];
  private readonly data: DataSet;
  private readonly scenario: Scenario;
  private readonly kinds: ReadonlyMap<string, string>;
  private readonly countries: ReadonlySet<string>;
  private readonly firms: ReadonlySet<string>;

  constructor(data: DataSet, scenario: Scenario) {
    this.data = data;
    this.scenario = scenario;
    this.kinds = new Map(data.tables.products.map(({ id, kind }) => [id, kind]));
    this.countries = new Set([...knownCountries(data), ...blocMembers(data).keys()]);
    this.firms = new Set(data.tables.firms.map(({ firm }) => firm));
  }

  all(): void {
    const { stepDays, horizonDays } = this.scenario;
    if (stepDays > horizonDays) {
      this.add("/stepDays", `is ${stepDays}`, `at most the horizon of ${horizonDays} days`);
    }
    this.sets();
    this.shocks();
    this.responses();
  }

  private add(pointer: string, message: string, expected: string): void {
    this.problems.push({ pointer, message, expected });
  }

  private sets(): void {
    for (const name of ["home", "trusted", "adversary"] as const) {
      this.places(this.scenario[name] ?? [], `/${name}`);
    }
    const set = this.scenario.importanceSet;
    const sets = new Set(this.data.tables.importance.map((row) => row.set));
    if (set !== undefined && !sets.has(set)) {
      this.add(
        "/importanceSet",
        `is "${set}"`,
        `one of ${[...sets].join(", ") || "none: the graph has no sets"}`,
      );
    }
  }

  private shocks(): void {
    this.scenario.shocks.forEach((shock, at) => {
      const pointer = `/shocks/${at}`;
      this.listed(shock.products, `${pointer}/products`);
      this.begins(shock.startDay, `${pointer}/startDay`);
      if (shock.kind === "halt") {
        this.places(shock.countries, `${pointer}/countries`);
        shock.firms?.forEach((firm, i) => {
          if (!this.firms.has(firm)) {
            this.add(
              `${pointer}/firms/${i}`,
              `"${firm}" is no firm of this graph`,
              "a firm of firms.csv",
            );
          }
        });
      }
      if (shock.kind === "embargo") this.embargo(shock, pointer);
    });
  }

  private embargo(
    { sellers, buyers }: Extract<Scenario["shocks"][number], { kind: "embargo" }>,
    pointer: string,
  ): void {
    this.places(sellers, `${pointer}/sellers`);
    this.places(buyers, `${pointer}/buyers`);
    if (sellers === "*" && buyers === "*") {
      this.add(pointer, "names neither sellers nor buyers", "at least one of the two lists");
    }
    if (this.scenario.regions === "world") {
      this.add("/regions", "one world pool has no buyers to bar", "blocs or countries");
    }
    if (buyers === "*") return;
    if (sellers !== "*" && sameCountries(this.data, sellers, buyers)) {
      this.add(pointer, "bars sellers from buyers who are the same", "buyers beside the sellers");
    }
    const home = this.scenario.home ?? this.data.defaults.home;
    const members = countriesOf(this.data, home);
    const named = countriesOf(this.data, buyers);
    const spared = [...members].filter((country) => !named.has(country));
    if (spared.length > 0 && spared.length < members.size) {
      this.add(
        `${pointer}/buyers`,
        `are a part of the home only, without ${spared.join(", ")}`,
        "all home countries or none",
      );
    }
  }

  private responses(): void {
    this.scenario.responses.forEach((response, at) => {
      const pointer = `/responses/${at}`;
      this.begins(response.fromDay, `${pointer}/fromDay`);
      if ("products" in response && response.products !== undefined) {
        this.listed(response.products, `${pointer}/products`);
      }
      if ("countries" in response && response.countries !== undefined) {
        this.places(response.countries, `${pointer}/countries`);
      }
      switch (response.kind) {
        case "rationing":
          this.order(response.order ?? [], `${pointer}/order`);
          break;
        case "project":
          this.projects(response, pointer);
          break;
        case "stock-release":
          this.holder(response.holder, `${pointer}/holder`);
          break;
        case "diversion":
          if (this.scenario.regions === "world") {
            this.add("/regions", "one world pool has no exports to keep", "blocs or countries");
          }
      }
    });
  }

  private order(order: readonly string[], pointer: string): void {
    order.forEach((id, i) => {
      if (this.kinds.get(id) !== "sector") {
        this.add(`${pointer}/${i}`, `"${id}" is no sector of this graph`, "the id of a sector");
      } else if (order.indexOf(id) !== i) {
        this.add(`${pointer}/${i}`, `"${id}" stands twice`, "each sector once");
      }
    });
  }

  private projects(
    { projects, products }: Extract<Scenario["responses"][number], { kind: "project" }>,
    pointer: string,
  ): void {
    if (!projects && !products) {
      this.add(pointer, "names no projects", "projects (ids), or products (all of theirs)");
    }
    const known = new Set(this.data.tables.projects.map(({ id }) => id));
    projects?.forEach((id, i) => {
      if (!known.has(id)) {
        this.add(
          `${pointer}/projects/${i}`,
          `"${id}" is no project of this graph`,
          "an id of projects.csv",
        );
      }
    });
  }

  private holder(holder: string | null, pointer: string): void {
    const holders = new Set(this.data.tables.stocks.map((row) => row.holder));
    if (holder === null || holders.has(holder)) return;
    const known = [...holders].join(", ");
    this.add(
      pointer,
      `"${holder}" holds no stock of this graph`,
      known ? `one of ${known}` : "null: the graph has no stocks",
    );
  }

  private listed(products: "*" | readonly string[], pointer: string): void {
    if (products === "*") return;
    products.forEach((id, i) => {
      if (!this.kinds.has(id)) {
        this.add(`${pointer}/${i}`, `"${id}" is no product of this graph`, "the id of a product");
      }
    });
  }

  private places(countries: "*" | readonly string[], pointer: string): void {
    if (countries === "*") return;
    countries.forEach((code, i) => {
      if (!this.countries.has(code)) {
        this.add(
          `${pointer}/${i}`,
          `"${code}" is no country that is known here`,
          "an ISO 3166-1 alpha-3 code, OTH, UNK, or a code or bloc of the graph",
        );
      }
    });
  }

  private begins(day: UncertainNumber, pointer: string): void {
    const first = least(day, DAY_BOUNDS);
    if (first >= this.scenario.horizonDays) {
      this.add(
        pointer,
        `is ${first}`,
        `a day before the horizon ends (${this.scenario.horizonDays} days)`,
      );
    }
  }
}

function sameCountries(data: DataSet, some: readonly string[], others: readonly string[]): boolean {
  const [a, b] = [countriesOf(data, some), countriesOf(data, others)];
  return a.size === b.size && [...a].every((country) => b.has(country));
}
