// Written by `npx tsx scripts/client.ts` from /api/openapi.json: not to be changed by hand.

export type UncertainDays =
  | number
  | {
      low: number;
      mode?: number;
      high: number;
    }
  | {
      distribution: "normal";
      mean: number;
      /**
       * standard deviation
       */
      sd: number;
    }
  | {
      distribution: "lognormal";
      mean: number;
      /**
       * coefficient of variation: standard deviation / mean
       */
      cv: number;
    }
  | {
      distribution: "beta";
      mean: number;
      /**
       * sureness: variance is mean (1 - mean) / (nu + 1)
       */
      nu: number;
    }
  | {
      distribution: "discrete";
      /**
       * @minItems 1
       * @maxItems 1000
       */
      values: number[];
      /**
       * one for each value; scaled to sum 1
       *
       * @minItems 1
       * @maxItems 1000
       */
      odds: number[];
    };
export type UncertainRate =
  | number
  | {
      low: number;
      mode?: number;
      high: number;
    }
  | {
      distribution: "normal";
      mean: number;
      /**
       * standard deviation
       */
      sd: number;
    }
  | {
      distribution: "lognormal";
      mean: number;
      /**
       * coefficient of variation: standard deviation / mean
       */
      cv: number;
    }
  | {
      distribution: "beta";
      mean: number;
      /**
       * sureness: variance is mean (1 - mean) / (nu + 1)
       */
      nu: number;
    }
  | {
      distribution: "discrete";
      /**
       * @minItems 1
       * @maxItems 1000
       */
      values: number[];
      /**
       * one for each value; scaled to sum 1
       *
       * @minItems 1
       * @maxItems 1000
       */
      odds: number[];
    };
export type UncertainShare =
  | number
  | {
      low: number;
      mode?: number;
      high: number;
    }
  | {
      distribution: "normal";
      mean: number;
      /**
       * standard deviation
       */
      sd: number;
    }
  | {
      distribution: "lognormal";
      mean: number;
      /**
       * coefficient of variation: standard deviation / mean
       */
      cv: number;
    }
  | {
      distribution: "beta";
      mean: number;
      /**
       * sureness: variance is mean (1 - mean) / (nu + 1)
       */
      nu: number;
    }
  | {
      distribution: "discrete";
      /**
       * @minItems 1
       * @maxItems 1000
       */
      values: number[];
      /**
       * one for each value; scaled to sum 1
       *
       * @minItems 1
       * @maxItems 1000
       */
      odds: number[];
    };
export type UncertainDemand =
  | number
  | {
      low: number;
      mode?: number;
      high: number;
    }
  | {
      distribution: "normal";
      mean: number;
      /**
       * standard deviation
       */
      sd: number;
    }
  | {
      distribution: "lognormal";
      mean: number;
      /**
       * coefficient of variation: standard deviation / mean
       */
      cv: number;
    }
  | {
      distribution: "beta";
      mean: number;
      /**
       * sureness: variance is mean (1 - mean) / (nu + 1)
       */
      nu: number;
    }
  | {
      distribution: "discrete";
      /**
       * @minItems 1
       * @maxItems 1000
       */
      values: number[];
      /**
       * one for each value; scaled to sum 1
       *
       * @minItems 1
       * @maxItems 1000
       */
      odds: number[];
    };
export type UncertainSpare =
  | number
  | {
      low: number;
      mode?: number;
      high: number;
    }
  | {
      distribution: "normal";
      mean: number;
      /**
       * standard deviation
       */
      sd: number;
    }
  | {
      distribution: "lognormal";
      mean: number;
      /**
       * coefficient of variation: standard deviation / mean
       */
      cv: number;
    }
  | {
      distribution: "beta";
      mean: number;
      /**
       * sureness: variance is mean (1 - mean) / (nu + 1)
       */
      nu: number;
    }
  | {
      distribution: "discrete";
      /**
       * @minItems 1
       * @maxItems 1000
       */
      values: number[];
      /**
       * one for each value; scaled to sum 1
       *
       * @minItems 1
       * @maxItems 1000
       */
      odds: number[];
    };
export type Reason =
  | {
      kind: "makers";
      /**
       * the country asked about, else the largest maker; null: unknown
       */
      country: string | null;
      share: number | null;
      largest: string | null;
      largestShare: number | null;
      /**
       * countries that are known to make some
       */
      makers: number;
      soleSource: boolean | null;
      hhi: number | null;
      hhiLow: number | null;
      hhiHigh: number | null;
      basis: string | null;
      year: number | null;
      status: ("reported" | "estimated" | "withheld" | "judgement") | null;
      /**
       * id of the source of the share
       */
      source: string | null;
    }
  | {
      kind: "holds";
      /**
       * products that the country or firm is known to make
       */
      products: number;
      /**
       * of these, products of which it makes more than half
       */
      majority: number;
      /**
       * its products that lose most if it stops making them, one at a time
       */
      strongest: {
        product: string;
        share: number;
        score: number;
      }[];
    }
  | {
      kind: "stops";
      /**
       * weighted sector that loses most; null: none
       */
      sector: string | null;
      loss: number;
      /**
       * products from the cut to the sector
       */
      path: string[];
      /**
       * further weighted sectors that lose
       */
      others: number;
      /**
       * importance of the sectors downstream
       */
      reach: number;
      /**
       * products that need the one cut; null: a country, firm or link is cut
       */
      users: number | null;
    }
  | {
      kind: "singlePoint";
      /**
       * weighted sectors whose output falls to zero
       */
      stopped: string[];
      /**
       * the sector hit hardest
       */
      sector: string | null;
      /**
       * separate routes from raw inputs to that sector without it
       */
      alternativeRoutes: number | null;
      /**
       * weighted sectors to which every route from a source run here
       */
      onAllRoutes: string[];
    }
  | {
      kind: "alternatives";
      /**
       * the product with which the path begins
       */
      input: string;
      /**
       * the product next on the path
       */
      user: string;
      essentiality: number;
      substitutability: number;
      headroom: number;
      /**
       * other inputs of the same group
       */
      standIns: string[];
    }
  | {
      kind: "spare";
      /**
       * world output that makers who are not cut can add; null: no figure
       */
      spare: number | null;
    }
  | {
      kind: "stocks";
      user: string | null;
      /**
       * days of normal use with that user
       */
      coverDays: number | null;
      /**
       * days of home use in stock in the home
       */
      stockDays: number | null;
      holders: string[];
      year: number | null;
    }
  | {
      kind: "home";
      /**
       * home's part of supply; null: unknown or withheld
       */
      share: number | null;
      /**
       * what it is a part of; sourcing: of the home's use
       */
      basis: string | null;
      netImportReliance: number | null;
    }
  | {
      kind: "unknown";
      /**
       * share of supply whose country is not known
       */
      share: number | null;
      /**
       * figures on the path that no source backs
       */
      judgements: number;
    }
  | {
      kind: "events";
      count: number;
      latest: {
        id: string;
        nameEn: string;
        nameJa: string;
        kind: "embargo" | "halt" | "demand";
        start: string | null;
      };
    };

export interface AllSchemas {
  ImportRequest?: ImportRequest;
  Scenario?: Scenario;
  UncertainShare?: UncertainShare;
  UncertainDays?: UncertainDays;
  UncertainDemand?: UncertainDemand;
  UncertainRate?: UncertainRate;
  UncertainSpare?: UncertainSpare;
  SimulateRequest?: SimulateRequest;
  WorstRequest?: WorstRequest;
  CompareRequest?: CompareRequest;
  CutRequest?: CutRequest;
  ChokepointsRequest?: ChokepointsRequest;
  DependencyRequest?: DependencyRequest;
  RiskRequest?: RiskRequest;
  SensitivityRequest?: SensitivityRequest;
  GraphEsriRequest?: GraphEsriRequest;
  CentralityRequest?: CentralityRequest;
  SweepRequest?: SweepRequest;
  EsriRequest?: EsriRequest;
  IoRequest?: IoRequest;
  InputOutputTable?: InputOutputTable;
  PlantNetwork?: PlantNetwork;
  TableSimulateRequest?: TableSimulateRequest;
  ShapleyRequest?: ShapleyRequest;
  ReportRequest?: ReportRequest;
  DiffRequest?: DiffRequest;
  RunRequest?: RunRequest;
  GraphList?: GraphList;
  ListedGraph?: ListedGraph;
  FieldProblem?: FieldProblem;
  ProblemDocument?: ProblemDocument;
  ImportedGraph?: ImportedGraph;
  RunStatus?: RunStatus;
  GraphOverview?: GraphOverview;
  ProductDetail?: ProductDetail;
  ResolvedSupply?: ResolvedSupply;
  Source?: Source;
  Evidence?: Evidence;
  SideEvidence?: SideEvidence;
  CoverageResult?: CoverageResult;
  CoverageItem?: CoverageItem;
  NetworkDocument?: NetworkDocument;
  FigureList?: FigureList;
  FigureItem?: FigureItem;
  RivalFigure?: RivalFigure;
  BesideFigure?: BesideFigure;
  FigureChecks?: FigureChecks;
  FirmsOverview?: FirmsOverview;
  FirmRisk?: FirmRisk;
  FirmsOfGroup?: FirmsOfGroup;
  FirmsNetwork?: FirmsNetwork;
  FirmDetail?: FirmDetail;
  FirmStop?: FirmStop;
  FirmSearch?: FirmSearch;
  FirmRiskState?: FirmRiskState;
  ScenarioList?: ScenarioList;
  ScenarioSummary?: ScenarioSummary;
  SimulateResult?: SimulateResult;
  SectorCourse?: SectorCourse;
  ProductCourse?: ProductCourse;
  SimulationBands?: SimulationBands1;
  ScoreBands?: ScoreBands;
  Certificate?: Certificate;
  RationingUsed?: RationingUsed1;
  Assumption?: Assumption;
  ProjectList?: ProjectList;
  ProjectSummary?: ProjectSummary;
  WorstResult?: WorstResult;
  CompareResult?: CompareResult;
  ComparedScenario?: ComparedScenario;
  ScenarioDifference?: ScenarioDifference;
  CourseDifference?: CourseDifference;
  DifferenceBands?: DifferenceBands;
  CutResult?: CutResult;
  ChokepointsResult?: ChokepointsResult;
  ChokepointItem?: ChokepointItem;
  Structure?: Structure;
  Reason?: Reason;
  RankBands?: RankBands1;
  Stability?: Stability1;
  DependencyResult?: DependencyResult;
  DependencyItem?: DependencyItem;
  RiskResult?: RiskResult;
  RiskItem?: RiskItem;
  SensitivityResult?: SensitivityResult;
  MorrisFactor?: MorrisFactor;
  SobolFactor?: SobolFactor;
  GraphEsriResult?: GraphEsriResult;
  CentralityResult?: CentralityResult;
  FileCertificate?: FileCertificate;
  SweepResult?: SweepResult;
  SweepItem?: SweepItem;
  EsriResult?: EsriResult;
  IoResult?: IoResult;
  IoItem?: IoItem;
  IoCertificate?: IoCertificate;
  ExposureResult?: ExposureResult;
  ExposureItem?: ExposureItem;
  SurvivalLimit?: SurvivalLimit;
  ExposureCertificate?: ExposureCertificate;
  TableSimulateResult?: TableSimulateResult;
  LabelCourse?: LabelCourse;
  TableCourse?: TableCourse;
  TableSimulateCertificate?: TableSimulateCertificate;
  ShapleyResult?: ShapleyResult;
  WrittenReport?: WrittenReport;
  DiffResult?: DiffResult;
  RunList?: RunList;
  Run?: Run;
  Health?: Health;
  Readiness?: Readiness;
  ScenarioOutput?: ScenarioOutput;
}
export interface ImportRequest {
  /**
   * one network; an archive is one file
   *
   * @minItems 1
   * @maxItems 500
   */
  files: {
    /**
     * as its owner calls it; in a folder, with the folder
     */
    name: string;
    /**
     * what is in it, if that is text
     */
    text?: string;
    /**
     * what is in it, byte by byte
     */
    base64?: string;
  }[];
  /**
   * part of its address; default: made of title or file name
   */
  id?: string;
  /**
   * default: as the files have it
   */
  title?: string;
}
export interface Scenario {
  format: "linchpin-scenario/1";
  id?: string;
  name?: string;
  nameJa?: string;
  description?: string;
  descriptionJa?: string;
  /**
   * @minItems 1
   */
  home?: string[];
  trusted?: string[];
  adversary?: string[];
  mode?: "pool" | "rigid";
  regions?: "world" | "blocs" | "countries";
  basis?: "world_production" | "home_sourcing";
  importanceSet?: string;
  horizonDays?: number;
  stepDays?: number;
  /**
   * output that a plant regains by itself each day once no cut is active
   */
  restartRatePerDay?:
    | number
    | {
        low: number;
        mode?: number;
        high: number;
      }
    | {
        distribution: "normal";
        mean: number;
        /**
         * standard deviation
         */
        sd: number;
      }
    | {
        distribution: "lognormal";
        mean: number;
        /**
         * coefficient of variation: standard deviation / mean
         */
        cv: number;
      }
    | {
        distribution: "beta";
        mean: number;
        /**
         * sureness: variance is mean (1 - mean) / (nu + 1)
         */
        nu: number;
      }
    | {
        distribution: "discrete";
        /**
         * @minItems 1
         * @maxItems 1000
         */
        values: number[];
        /**
         * one for each value; scaled to sum 1
         *
         * @minItems 1
         * @maxItems 1000
         */
        odds: number[];
      };
  /**
   * stock of users where the data state none; default 0
   */
  unstatedCoverDays?:
    | {
        material?: UncertainDays;
        component?: UncertainDays;
        sector?: UncertainDays;
      }
    | UncertainDays;
  /**
   * days from maker to user where the data state none; default 1
   */
  unstatedLagDays?:
    | {
        material?: UncertainDays;
        component?: UncertainDays;
        sector?: UncertainDays;
      }
    | UncertainDays;
  /**
   * @maxItems 200
   */
  shocks: (
    | {
        kind: "halt";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * who stops; "*": everybody
         */
        countries?: "*" | string[];
        /**
         * only the part of these firms
         *
         * @minItems 1
         * @maxItems 2000
         */
        firms?: string[];
        /**
         * share of their output that is lost
         */
        size?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays?: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "embargo";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * who does not sell; "*": all but the buyers
         */
        sellers?: "*" | string[];
        /**
         * who is not sold to; "*": all but the sellers
         */
        buyers?: "*" | string[];
        /**
         * share of these sales that is barred
         */
        size?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * 0: the share is lost for good, 1: re-routing undoes the ban; without: both are run
         */
        fungibility?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays?: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "demand";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * 0.5: use rises by half of normal use
         */
        size:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays?: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
  )[];
  /**
   * @maxItems 200
   */
  responses?: (
    | {
        kind: "stock-release";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * whose stocks; default: the home's
         */
        countries?: "*" | string[];
        /**
         * null: all holders
         */
        holder?: string | null;
        /**
         * most days of normal home use released in a day; null: as needed
         */
        ratePerDay?: UncertainRate | null;
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "rationing";
        rule: "pro-rata" | "priority" | "optimal";
        /**
         * sectors, first served first
         *
         * @maxItems 2000
         */
        order?: string[];
        /**
         * use outside the graph: default sacrificed with priority, protected with optimal
         */
        otherUse?: "protected" | "sacrificed";
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "substitution";
        /**
         * inputs that redesign replaces; of what is no input of anything: all that it needs
         */
        products?: "*" | string[];
        /**
         * share of a shortfall that is covered in the end
         */
        toSubstitutability:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "spare-capacity";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * whose spare capacity
         */
        countries?: "*" | string[];
        /**
         * share of own normal output that can be added; default: the data's spare
         */
        toSpare?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "project";
        /**
         * ids of projects
         *
         * @minItems 1
         * @maxItems 2000
         */
        projects?: string[];
        /**
         * all projects of these
         *
         * @minItems 1
         * @maxItems 2000
         */
        products?: string[];
        /**
         * day on which the new capacity runs
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "diversion";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * share of the home's exports that is kept at home
         */
        size?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
  )[];
  /**
   * @maxItems 200
   */
  sources?: {
    /**
     * id of a source of the graph
     */
    source?: string;
    citation?: string;
    year?: number;
    url?: string;
    /**
     * place in the source, and what it says
     */
    detail?: string;
  }[];
  /**
   * @maxItems 200
   */
  parameters?: {
    name: string;
    nameJa?: string;
    status: "reported" | "estimated" | "judgement";
    source?: string;
    /**
     * place in the source; for a judgement, its reason
     */
    detail: string;
  }[];
}
export interface SimulateRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  scenario: Scenario;
  /**
   * estimate price multiples from elasticities
   */
  prices?: boolean;
  /**
   * whose figures of single days are told: of all, of sectors alone, or of none
   */
  series?: "all" | "sectors" | "none";
  /**
   * draw the uncertain numbers so often: adds bands
   */
  runs?: number;
  /**
   * whether runs draw the data's figures, too, or the scenario's numbers alone
   */
  figures?: "drawn" | "stated";
  /**
   * coefficient of variation of stated cover and lag days (default 0: as stated)
   */
  timeSpread?: number;
  /**
   * seed of the draws; the same seed gives the same figures (default 1)
   */
  seed?: number;
  /**
   * sureness nu by grade of source; default A 500, B 100, C 30, D and none 10
   */
  grades?: {
    A?: number;
    B?: number;
    C?: number;
    D?: number;
    none?: number;
  };
  /**
   * draw essentiality and substitutability of 0 and 1, too, around 0.05 and 0.95
   */
  classSpread?: boolean;
  /**
   * coefficient of variation of spare capacity and headroom (default 0: as stated)
   */
  capacitySpread?: number;
}
export interface WorstRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * at most so many targets are cut
   */
  k: number;
  /**
   * what can be cut
   */
  by?: "product" | "producer" | "country" | "firm" | "input";
  /**
   * protect up to so many targets before the attack, as well as can be
   */
  protect?: number;
  /**
   * count the loss of this sector alone
   */
  for?: string;
  /**
   * share of capacity lost
   */
  size?: number;
  /**
   * cut products at home, too; and home's makers
   */
  everywhere?: boolean;
  /**
   * auto: try all sets if they are few, else solve a model, else search
   */
  method?: "auto" | "enumeration" | "milp" | "heuristic";
  /**
   * what is not proven by then is given with its bound
   */
  timeLimitSeconds?: number;
}
export interface CompareRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * estimate price multiples from elasticities
   */
  prices?: boolean;
  /**
   * whose figures of single days are told: of all, of sectors alone, or of none
   */
  series?: "all" | "sectors" | "none";
  /**
   * draw the uncertain numbers so often: adds bands
   */
  runs?: number;
  /**
   * whether runs draw the data's figures, too, or the scenario's numbers alone
   */
  figures?: "drawn" | "stated";
  /**
   * coefficient of variation of stated cover and lag days (default 0: as stated)
   */
  timeSpread?: number;
  /**
   * seed of the draws; the same seed gives the same figures (default 1)
   */
  seed?: number;
  /**
   * sureness nu by grade of source; default A 500, B 100, C 30, D and none 10
   */
  grades?: {
    A?: number;
    B?: number;
    C?: number;
    D?: number;
    none?: number;
  };
  /**
   * draw essentiality and substitutability of 0 and 1, too, around 0.05 and 0.95
   */
  classSpread?: boolean;
  /**
   * coefficient of variation of spare capacity and headroom (default 0: as stated)
   */
  capacitySpread?: number;
  /**
   * what is compared
   *
   * @minItems 1
   * @maxItems 8
   */
  scenarios: Scenario[];
  baseline?: Scenario1;
}
/**
 * what with; default: nothing happens
 */
export interface Scenario1 {
  format: "linchpin-scenario/1";
  id?: string;
  name?: string;
  nameJa?: string;
  description?: string;
  descriptionJa?: string;
  /**
   * @minItems 1
   */
  home?: string[];
  trusted?: string[];
  adversary?: string[];
  mode?: "pool" | "rigid";
  regions?: "world" | "blocs" | "countries";
  basis?: "world_production" | "home_sourcing";
  importanceSet?: string;
  horizonDays?: number;
  stepDays?: number;
  /**
   * output that a plant regains by itself each day once no cut is active
   */
  restartRatePerDay?:
    | number
    | {
        low: number;
        mode?: number;
        high: number;
      }
    | {
        distribution: "normal";
        mean: number;
        /**
         * standard deviation
         */
        sd: number;
      }
    | {
        distribution: "lognormal";
        mean: number;
        /**
         * coefficient of variation: standard deviation / mean
         */
        cv: number;
      }
    | {
        distribution: "beta";
        mean: number;
        /**
         * sureness: variance is mean (1 - mean) / (nu + 1)
         */
        nu: number;
      }
    | {
        distribution: "discrete";
        /**
         * @minItems 1
         * @maxItems 1000
         */
        values: number[];
        /**
         * one for each value; scaled to sum 1
         *
         * @minItems 1
         * @maxItems 1000
         */
        odds: number[];
      };
  /**
   * stock of users where the data state none; default 0
   */
  unstatedCoverDays?:
    | {
        material?: UncertainDays;
        component?: UncertainDays;
        sector?: UncertainDays;
      }
    | UncertainDays;
  /**
   * days from maker to user where the data state none; default 1
   */
  unstatedLagDays?:
    | {
        material?: UncertainDays;
        component?: UncertainDays;
        sector?: UncertainDays;
      }
    | UncertainDays;
  /**
   * @maxItems 200
   */
  shocks: (
    | {
        kind: "halt";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * who stops; "*": everybody
         */
        countries?: "*" | string[];
        /**
         * only the part of these firms
         *
         * @minItems 1
         * @maxItems 2000
         */
        firms?: string[];
        /**
         * share of their output that is lost
         */
        size?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays?: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "embargo";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * who does not sell; "*": all but the buyers
         */
        sellers?: "*" | string[];
        /**
         * who is not sold to; "*": all but the sellers
         */
        buyers?: "*" | string[];
        /**
         * share of these sales that is barred
         */
        size?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * 0: the share is lost for good, 1: re-routing undoes the ban; without: both are run
         */
        fungibility?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays?: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "demand";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * 0.5: use rises by half of normal use
         */
        size:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays?: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
  )[];
  /**
   * @maxItems 200
   */
  responses?: (
    | {
        kind: "stock-release";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * whose stocks; default: the home's
         */
        countries?: "*" | string[];
        /**
         * null: all holders
         */
        holder?: string | null;
        /**
         * most days of normal home use released in a day; null: as needed
         */
        ratePerDay?: UncertainRate | null;
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "rationing";
        rule: "pro-rata" | "priority" | "optimal";
        /**
         * sectors, first served first
         *
         * @maxItems 2000
         */
        order?: string[];
        /**
         * use outside the graph: default sacrificed with priority, protected with optimal
         */
        otherUse?: "protected" | "sacrificed";
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "substitution";
        /**
         * inputs that redesign replaces; of what is no input of anything: all that it needs
         */
        products?: "*" | string[];
        /**
         * share of a shortfall that is covered in the end
         */
        toSubstitutability:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "spare-capacity";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * whose spare capacity
         */
        countries?: "*" | string[];
        /**
         * share of own normal output that can be added; default: the data's spare
         */
        toSpare?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "project";
        /**
         * ids of projects
         *
         * @minItems 1
         * @maxItems 2000
         */
        projects?: string[];
        /**
         * all projects of these
         *
         * @minItems 1
         * @maxItems 2000
         */
        products?: string[];
        /**
         * day on which the new capacity runs
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "diversion";
        /**
         * ids; "*": all but sectors
         */
        products?: "*" | string[];
        /**
         * share of the home's exports that is kept at home
         */
        size?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
  )[];
  /**
   * @maxItems 200
   */
  sources?: {
    /**
     * id of a source of the graph
     */
    source?: string;
    citation?: string;
    year?: number;
    url?: string;
    /**
     * place in the source, and what it says
     */
    detail?: string;
  }[];
  /**
   * @maxItems 200
   */
  parameters?: {
    name: string;
    nameJa?: string;
    status: "reported" | "estimated" | "judgement";
    source?: string;
    /**
     * place in the source; for a judgement, its reason
     */
    detail: string;
  }[];
}
export interface CutRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * what is cut
   *
   * @minItems 1
   * @maxItems 1000
   */
  targets: string[];
  /**
   * share of capacity lost
   */
  size?: number;
  /**
   * cut a product at home, too
   */
  everywhere?: boolean;
  /**
   * an embargo against these buyers instead of a halt
   *
   * @minItems 1
   */
  to?: string[];
  /**
   * 0: buyers lose the share for good, 1: re-routing undoes the ban; needs `to`
   */
  fungibility?: number;
}
export interface ChokepointsRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * what is cut, one at a time
   */
  by?: "product" | "producer" | "country" | "firm" | "input";
  /**
   * count the loss of this sector alone
   */
  for?: string;
  /**
   * at most so many items
   */
  top?: number;
  /**
   * cut products at home, too; rank home's makers
   */
  everywhere?: boolean;
  /**
   * list only these of the ranking
   *
   * @minItems 1
   * @maxItems 1000
   */
  only?: string[];
  /**
   * give reasons for the first so many listed
   */
  why?: number;
  /**
   * draw the figures so often: adds bands, rank and stability
   */
  runs?: number;
  /**
   * k of the odds to be among the first k; default: top, else 10
   */
  rankWithin?: number;
  /**
   * seed of the draws; the same seed gives the same figures (default 1)
   */
  seed?: number;
  /**
   * sureness nu by grade of source; default A 500, B 100, C 30, D and none 10
   */
  grades?: {
    A?: number;
    B?: number;
    C?: number;
    D?: number;
    none?: number;
  };
  /**
   * draw essentiality and substitutability of 0 and 1, too, around 0.05 and 0.95
   */
  classSpread?: boolean;
  /**
   * coefficient of variation of spare capacity and headroom (default 0: as stated)
   */
  capacitySpread?: number;
}
export interface DependencyRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * default: all products
   */
  products?: string[];
  /**
   * on whom
   */
  on?: ("foreign" | "untrusted" | "adversary") | string;
}
export interface RiskRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * default: all products but sectors
   */
  products?: string[];
}
export interface SensitivityRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * product, product@COUNTRY, @COUNTRY, product#firm, #firm or input->product
   */
  target: string;
  /**
   * morris: effects of single steps, for many figures; sobol: shares of the variance
   */
  method?: "morris" | "sobol";
  /**
   * loss: of the sectors if the target is cut; critical: of the product if all abroad stops
   */
  score?: "loss" | "critical";
  /**
   * trajectories (morris, default 20) or samples (sobol, 1024)
   */
  runs?: number;
  /**
   * count the loss of this sector alone
   */
  for?: string;
  /**
   * cut a product at home, too
   */
  everywhere?: boolean;
  /**
   * at most so many factors
   */
  top?: number;
  /**
   * seed of the draws; the same seed gives the same figures (default 1)
   */
  seed?: number;
  /**
   * sureness nu by grade of source; default A 500, B 100, C 30, D and none 10
   */
  grades?: {
    A?: number;
    B?: number;
    C?: number;
    D?: number;
    none?: number;
  };
  /**
   * draw essentiality and substitutability of 0 and 1, too, around 0.05 and 0.95
   */
  classSpread?: boolean;
  /**
   * coefficient of variation of spare capacity and headroom (default 0: as stated)
   */
  capacitySpread?: number;
}
export interface GraphEsriRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * products; default: every product in turn
   *
   * @minItems 1
   */
  firms?: string[];
  /**
   * items by scenario instead of by firm
   *
   * @minItems 1
   */
  shocks?: {
    scenario: string;
    firm: string;
    /**
     * share of output that is lost
     */
    size?: number;
    /**
     * share of purchases that are not made; default: as `size`
     */
    upstreamSize?: number;
  }[];
  /**
   * firms of an industry stand in for one another by market share
   */
  replaceability?: boolean;
  /**
   * stop when no firm loses more than this in a sweep; part of published figures
   */
  tolerance?: number;
  /**
   * add the loss of each industry to the items
   */
  byIndustry?: boolean;
  /**
   * add the loss of each firm to the items
   */
  losses?: boolean;
  /**
   * at most so many items
   */
  top?: number;
  /**
   * sectors also sell to final users, by their importance
   */
  finalDemand?: boolean;
}
export interface CentralityRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * what is computed
   */
  measure:
    | "betweenness"
    | "pagerank"
    | "katz"
    | "components"
    | "dominators"
    | "articulation"
    | "bridges"
    | "kcore"
    | "mincut"
    | "reach"
    | "tier"
    | "flow"
    | "density"
    | "diameter"
    | "degree"
    | "hits"
    | "modularity";
  /**
   * read the weights of links
   */
  weighted?: boolean;
  /**
   * turn every link round first
   */
  reverse?: boolean;
  /**
   * starts: ids of nodes
   *
   * @minItems 1
   */
  from?: string[];
  /**
   * ends: ids of nodes
   *
   * @minItems 1
   */
  to?: string[];
  /**
   * only the so many largest values
   */
  top?: number;
  /**
   * pagerank: odds of following a link (default 0.85)
   */
  damping?: number;
  /**
   * katz: weight of one step (default 0.1, or 0.85 / lambda_max if that is less)
   */
  alpha?: number;
  /**
   * modularity: groups of products (default kind)
   */
  partition?: "kind" | "lane" | "pillar" | "stage";
  /**
   * betweenness: searches from so many nodes instead of all, drawn without replacement
   */
  samples?: number;
  /**
   * betweenness: sample pairs until every normalised value is within so much
   */
  epsilon?: number;
  /**
   * with epsilon: odds that a value is farther off (default 0.1); with top alone: sample pairs until it is certain to these odds which the largest are
   */
  delta?: number;
  /**
   * of the random draws (default 1)
   */
  seed?: number;
}
export interface SweepRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * what is halted, one at a time; pair: two at a time
   */
  by?: "product" | "producer" | "country" | "firm" | "input" | "pair";
  /**
   * what pairs are made of; default: producer
   */
  of?: "product" | "producer" | "country" | "firm";
  /**
   * pairs are made among the so many that lose most for good alone; default: 30
   */
  among?: number;
  /**
   * count the loss of this sector alone
   */
  for?: string;
  /**
   * at most so many items
   */
  top?: number;
  /**
   * earliest, deepest, or most days lost first
   */
  sort?: "time" | "output" | "lost";
  /**
   * halt products at home, too; home's makers, too
   */
  everywhere?: boolean;
  /**
   * share of output that is lost
   */
  size?: number;
  /**
   * default: to the end of the horizon
   */
  durationDays?: number;
  horizonDays?: number;
  stepDays?: number;
  /**
   * output that a plant regains by itself each day once nothing is halted
   */
  restartRatePerDay?: number;
  /**
   * stock of users where the data state none: days of normal use
   */
  unstatedCoverDays?: number;
  /**
   * days from maker to user, likewise
   */
  unstatedLagDays?: number;
}
export interface EsriRequest {
  /**
   * default: every firm in turn
   *
   * @minItems 1
   */
  firms?: string[];
  /**
   * items by scenario instead of by firm
   *
   * @minItems 1
   */
  shocks?: {
    scenario: string;
    firm: string;
    /**
     * share of output that is lost
     */
    size?: number;
    /**
     * share of purchases that are not made; default: as `size`
     */
    upstreamSize?: number;
  }[];
  /**
   * firms of an industry stand in for one another by market share
   */
  replaceability?: boolean;
  /**
   * stop when no firm loses more than this in a sweep; part of published figures
   */
  tolerance?: number;
  /**
   * add the loss of each industry to the items
   */
  byIndustry?: boolean;
  /**
   * add the loss of each firm to the items
   */
  losses?: boolean;
  /**
   * at most so many items
   */
  top?: number;
  /**
   * source sells weight to target; without types every link is essential
   */
  edges: {
    source: string;
    target: string;
    weight?: number;
    /**
     * 2 essential, 1 non-essential, 0 negligible
     */
    type?: 0 | 1 | 2;
  }[];
  /**
   * default: every firm is its own industry
   */
  nodes?: {
    id: string;
    industry: string;
    country?: string;
    /**
     * what the firm sells outside the network
     */
    finalDemand?: number;
  }[];
  essentiality?: {
    supplierIndustry: string;
    buyerIndustry: string;
    /**
     * 2 essential, 1 non-essential, 0 negligible
     */
    type: 0 | 1 | 2;
  }[];
}
export interface IoRequest {
  /**
   * foreign = none of these countries; default: another than the label's own
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * labels to answer for; default: all
   *
   * @minItems 1
   */
  items?: string[];
  /**
   * at most so many items, the most reliant on foreign inputs first
   */
  top?: number;
  /**
   * origins by label or summed by country; default by size
   */
  origins?: "label" | "country";
  /**
   * a new final demand; labels left out: 0
   */
  demand?: {
    [k: string]: number;
  };
  /**
   * add the technical coefficients and the Leontief inverse
   */
  matrices?: boolean;
  table: InputOutputTable;
}
export interface InputOutputTable {
  format: "linchpin-table/1";
  /**
   * COUNTRY_INDUSTRY, or a country alone; each once
   *
   * @minItems 1
   * @maxItems 5000
   */
  labels: string[];
  /**
   * row i, column j: what j buys from i
   */
  Z: number[][];
  /**
   * by label; may be left out if x is given
   */
  finalDemand?: number[];
  /**
   * gross output; default: row sum of Z plus F
   */
  x?: number[];
  year?: number;
  source?: string;
}
export interface PlantNetwork {
  format: "linchpin-plants/1";
  /**
   * nodes whose output is sold; they are not disrupted
   *
   * @minItems 1
   */
  products: string[];
  /**
   * every plant, products included; each once
   *
   * @minItems 1
   * @maxItems 2000
   */
  nodes: string[];
  /**
   * what a node supplies to others
   */
  material: {
    [k: string]: string;
  };
  /**
   * supplier, user; each pair once
   *
   * @maxItems 100000
   */
  edges: never[][];
  /**
   * by product: units sold per period
   */
  demand: {
    [k: string]: number;
  };
  /**
   * by product: profit per unit sold
   */
  profit: {
    [k: string]: number;
  };
  /**
   * by node: units in stock at the start
   */
  stock: {
    [k: string]: number;
  };
  /**
   * by node: units it can make per period
   */
  capacity: {
    [k: string]: number;
  };
  /**
   * "material>node": units of the material for one unit of the node; one for each that edges bring
   */
  units_required: {
    [k: string]: number;
  };
  /**
   * lengths of a disruption in periods, for which the lost profit is asked; each once
   *
   * @maxItems 50
   */
  timesToRecover?: number[];
  source?: string;
}
export interface TableSimulateRequest {
  /**
   * goods of one industry from any country stand in for one another, or each label's are an input of their own; default: ario industry, pichler label
   */
  inputs?: "industry" | "label";
  /**
   * days of normal use that buyers hold and aim at (BoARIO: 90)
   */
  inventoryDays?: number;
  /**
   * the same for the goods of some industries
   *
   * @minItems 1
   */
  inventories?: {
    industry: string;
    /**
     * null: never binds, no stock is kept
     */
    days: number | null;
  }[];
  /**
   * days over which a gap in the stock is ordered; default: ario 60, pichler 5
   */
  restoreDays?: number;
  /**
   * inputs of at most this share of output never bind; default: ario 0.00001, pichler 0
   */
  leastInputShare?: number;
  /**
   * ario: output falls as soon as a stock is below this share of its goal (0.8)
   */
  psi?: number;
  /**
   * ario: most capacity under scarcity, 1 = normal (1.25)
   */
  alphaMax?: number;
  /**
   * ario: days over which capacity adapts (365)
   */
  alphaTau?: number;
  /**
   * ario: to suppliers by normal shares (fixed), or by what they can make
   */
  orders?: "fixed" | "capacity";
  /**
   * pichler: default half-critical
   */
  productionRule?: "leontief" | "strong" | "half-critical" | "weak" | "linear";
  /**
   * pichler: pairs left out are critical
   *
   * @minItems 1
   */
  essentiality?: {
    supplierIndustry: string;
    buyerIndustry: string;
    /**
     * 2 critical, 1 important, 0 not critical
     */
    type: 0 | 1 | 2;
  }[];
  scenario: Scenario;
  engine: "ario" | "pichler";
  /**
   * labels to list; default: all
   *
   * @minItems 1
   */
  items?: string[];
  /**
   * the n labels that lose the most money
   */
  top?: number;
  table: InputOutputTable;
}
export interface ShapleyRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * what is cut
   *
   * @minItems 1
   * @maxItems 1000
   */
  targets: string[];
  /**
   * share of capacity lost
   */
  size?: number;
  /**
   * cut a product at home, too
   */
  everywhere?: boolean;
  /**
   * an embargo against these buyers instead of a halt
   *
   * @minItems 1
   */
  to?: string[];
  /**
   * 0: buyers lose the share for good, 1: re-routing undoes the ban; needs `to`
   */
  fungibility?: number;
  /**
   * orders drawn when there are more than 12 targets
   */
  permutations?: number;
  /**
   * of the drawn orders
   */
  seed?: number;
}
export interface ReportRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * newest figures up to this year
   */
  asOf?: number;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * id of a product or sector, or a country: CHN, @CHN
   */
  subject: string;
}
export interface DiffRequest {
  /**
   * home countries or blocs; default: the data set's
   *
   * @minItems 1
   */
  home?: string[];
  /**
   * trusted partners: countries or blocs
   */
  trusted?: string[];
  /**
   * adversaries: countries or blocs
   */
  adversary?: string[];
  /**
   * importance set; default: the data set's first
   */
  importance?: string;
  /**
   * what to do with shares that do not sum to 1
   */
  residual?: "unknown" | "renormalise";
  /**
   * pool: survivors get what is left; rigid: fixed splits
   */
  mode?: "pool" | "rigid";
  /**
   * default: world; blocs as soon as buyers are named
   */
  regions?: "world" | "blocs" | "countries";
  /**
   * which shares count as supply
   */
  basis?: "world_production" | "home_sourcing";
  /**
   * who gets what is left: all alike, by order of the sectors, or as loses least
   */
  rationing?: "pro-rata" | "priority" | "optimal";
  /**
   * use outside the graph: default sacrificed with priority, protected with optimal
   */
  otherUse?: "protected" | "sacrificed";
  /**
   * with priority: sectors or pillars, first served first; default: by importance
   *
   * @minItems 1
   * @maxItems 2000
   */
  order?: string[];
  /**
   * newest figures up to this year, on both sides
   */
  asOf?: number;
  /**
   * the same for A alone
   */
  asOfA?: number;
  /**
   * the same for B alone
   */
  asOfB?: number;
  /**
   * at most so many moved answers, and rows of each kind in each table
   */
  top?: number;
  /**
   * id of graph B: what changed from {id} to it
   */
  other: string;
}
export interface RunRequest {
  /**
   * id of a graph; left out where the question brings what it is about
   */
  graph?: string;
  /**
   * what is asked, as in `POST /graphs/{id}/{operation}`; firmsOverview: as in `GET /graphs/{id}/firms`; io, esriOfFirms, exposure, simulateTable: as in `POST /io`, `/esri`, `/exposure`, `/simulate-table`
   */
  operation:
    | "simulate"
    | "worst"
    | "sweep"
    | "compare"
    | "chokepoints"
    | "sensitivity"
    | "cut"
    | "dependency"
    | "risk"
    | "shapley"
    | "esri"
    | "centrality"
    | "report"
    | "firmsOverview"
    | "diff"
    | "io"
    | "esriOfFirms"
    | "exposure"
    | "simulateTable";
  /**
   * the body of that request; firmsOverview: its query
   */
  options?: {
    [k: string]: unknown;
  };
}
export interface GraphList {
  items: ListedGraph[];
  /**
   * `cursor` of the next page; null: there is none
   */
  next: string | null;
  /**
   * the data set that the page opens with: the one with the most products
   */
  first: string | null;
  /**
   * data sets that are there but have faults
   */
  unreadable: {
    /**
     * null: all that were imported
     */
    id: string | null;
    detail: string;
    errors: FieldProblem[];
  }[];
}
export interface ListedGraph {
  id: string;
  /**
   * products: a data package or network document; firms: an edge list of firms
   */
  kind: "products" | "firms";
  titleEn: string;
  titleJa: string | null;
  version: string;
  counts: {
    [k: string]: number;
  };
  /**
   * true: a user brought it and may remove it
   */
  imported: boolean;
}
export interface FieldProblem {
  /**
   * field of the request, such as #/targets/0, ?home, in the path {product}, or a header by its name
   */
  pointer?: string;
  /**
   * file of the data set that holds the fault
   */
  file?: string;
  line?: number;
  column?: string;
  /**
   * what is wrong
   */
  detail: string;
  /**
   * what was expected
   */
  expected: string;
}
export interface ProblemDocument {
  /**
   * about:blank: the status says it all; else a URN naming the kind
   */
  type: string;
  title: string;
  status: number;
  detail: string;
  /**
   * path that was asked for
   */
  instance: string;
  /**
   * the kind of fault as one word, for programs
   */
  code: string;
  /**
   * every field at fault, all at once
   */
  errors: FieldProblem[];
}
export interface ImportedGraph {
  id: string;
  /**
   * products: a data package or network document; firms: an edge list of firms
   */
  kind: "products" | "firms";
  titleEn: string;
  titleJa: string | null;
  version: string;
  counts: {
    [k: string]: number;
  };
  /**
   * true: a user brought it and may remove it
   */
  imported: boolean;
  /**
   * what the files were
   */
  format:
    | "network-document"
    | "data-package"
    | "edge-list"
    | "gexf"
    | "graphml"
    | "graphology"
    | "input-output-table"
    | "trade-flows"
    | "eto";
  /**
   * what was noted in the files and is no fault
   */
  warnings: FieldProblem[];
}
export interface RunStatus {
  id: string;
  /**
   * null: what is asked about came with the question
   */
  graph: string | null;
  operation:
    | "simulate"
    | "worst"
    | "sweep"
    | "compare"
    | "chokepoints"
    | "sensitivity"
    | "cut"
    | "dependency"
    | "risk"
    | "shapley"
    | "esri"
    | "centrality"
    | "report"
    | "firmsOverview"
    | "diff"
    | "io"
    | "esriOfFirms"
    | "exposure"
    | "simulateTable"
    | "importGraph";
  /**
   * waiting: others are before it; the last three do not change again
   */
  state: "waiting" | "running" | "finished" | "failed" | "cancelled";
  progress: {
    /**
     * runs, searches, sets that were tried, or bytes of a network that were read or kept
     */
    done: number;
    /**
     * of how many; null: nobody knows
     */
    total: number | null;
    /**
     * at the pace so far; null: nobody knows
     */
    secondsLeft: number | null;
    /**
     * what is being done, where work has steps
     */
    step: string | null;
  };
  /**
   * id of a token; `local`: somebody at the machine; `public`
   */
  askedBy: string;
  /**
   * when it was asked for (ISO 8601)
   */
  created: string;
  /**
   * when it ended; null: it has not
   */
  ended: string | null;
}
export interface GraphOverview {
  id: string;
  /**
   * products: a data package or network document; firms: an edge list of firms
   */
  kind: "products" | "firms";
  titleEn: string;
  titleJa: string | null;
  version: string;
  counts: {
    [k: string]: number;
  };
  defaults: {
    home: string[];
    trusted: string[];
    adversary: string[];
  };
  importanceSets: string[];
  products: {
    id: string;
    kind: "material" | "component" | "sector";
    stage:
      | (
          | "mined"
          | "refined"
          | "enriched"
          | "converted"
          | "processed"
          | "part"
          | "equipment"
          | "software"
          | "service"
          | "system"
          | "platform"
        )
      | null;
    lane: string | null;
    pillar: string | null;
    kindOf: string | null;
    nameEn: string;
    nameJa: string;
    synonyms: string[];
    /**
     * sectors: weight in the chosen set, normalised to sum 1
     */
    importance: number | null;
    /**
     * largest first; UNK and OTH last
     */
    makers: {
      country: string;
      share: number | null;
      status: ("reported" | "estimated" | "withheld" | "judgement") | null;
    }[];
    supplyBasis: string | null;
    supplyYear: number | null;
    supplyStatus: "reported" | "estimated" | "withheld" | "judgement" | "missing";
    /**
     * least number of steps to a sector; 0 = a sector, no path = beyond the deepest
     */
    depth: number;
  }[];
  inputs: {
    input: string;
    product: string;
    group: string;
    essentiality: number;
    substitutability: number;
    mix: number;
    headroom: number;
  }[];
  countries: {
    id: string;
    nameEn: string;
    nameJa: string;
    blocs: string[];
    governance: number | null;
  }[];
  firms: {
    id: string;
    nameEn: string;
    nameJa: string;
    products: string[];
  }[];
  sources: {
    id: string;
    citation: string;
  }[];
}
export interface ProductDetail {
  id: string;
  kind: "material" | "component" | "sector";
  stage:
    | (
        | "mined"
        | "refined"
        | "enriched"
        | "converted"
        | "processed"
        | "part"
        | "equipment"
        | "software"
        | "service"
        | "system"
        | "platform"
      )
    | null;
  lane: string | null;
  pillar: string | null;
  kindOf: string | null;
  nameEn: string;
  nameJa: string;
  descriptionEn: string | null;
  descriptionJa: string | null;
  synonyms: string[];
  unit: string | null;
  makers: ResolvedSupply;
  importance: {
    set: string;
    share: number;
    source: Source | null;
    detail: string | null;
  }[];
  supply: {
    country: string;
    basis: "production" | "capacity" | "headquarters";
    quantity: number | null;
    share: number | null;
    spare: number | null;
    evidence: Evidence;
  }[];
  sourcing: {
    market: string;
    supplier: string;
    share: number | null;
    evidence: Evidence;
  }[];
  firms: {
    firm: string;
    nameEn: string;
    nameJa: string;
    headquarters: string | null;
    plantCountry: string | null;
    share: number | null;
    evidence: Evidence;
  }[];
  reliance: {
    country: string;
    netImportReliance: number | null;
    apparentConsumption: number | null;
    evidence: Evidence;
  }[];
  stocks: {
    country: string;
    holder: string;
    days: number | null;
    quantity: number | null;
    evidence: Evidence;
  }[];
  prices: {
    series: string | null;
    price: number | null;
    unit: string | null;
    evidence: Evidence;
  }[];
  uses: {
    use: string;
    sector: string | null;
    share: number | null;
    valueAddedMusd: number | null;
    expenditureMusd: number | null;
    operatingProfitMusd: number | null;
    evidence: Evidence;
  }[];
  indicators: {
    country: string | null;
    measure:
      | "eol_rir"
      | "si_sr"
      | "si_ei"
      | "import_reliance"
      | "supply_scope"
      | "supply_elasticity"
      | "demand_elasticity"
      | "published_supply_risk"
      | "published_economic_importance";
    value: number | string | null;
    evidence: Evidence;
  }[];
  events: {
    id: string;
    nameEn: string;
    nameJa: string;
    kind: "embargo" | "halt" | "demand";
    countries: string[];
    firms: string[];
    start: string | null;
    end: string | null;
    size: number | null;
    outcome: string | null;
    evidence: Evidence;
  }[];
  /**
   * inputs; one group: alternatives, several: all needed
   */
  needs: {
    id: string;
    nameEn: string;
    nameJa: string;
    kind: "material" | "component" | "sector";
    group: string;
    essentiality: number | null;
    substitutability: number | null;
    mix: number | null;
    headroom: number | null;
    coverDays: number | null;
    lagDays: number | null;
    useShare: number | null;
    valueShare: number | null;
    evidence: Evidence;
  }[];
  /**
   * products that this one is an input of
   */
  neededBy: {
    id: string;
    nameEn: string;
    nameJa: string;
    kind: "material" | "component" | "sector";
    group: string;
    essentiality: number | null;
    substitutability: number | null;
    mix: number | null;
    headroom: number | null;
    coverDays: number | null;
    lagDays: number | null;
    useShare: number | null;
    valueShare: number | null;
    evidence: Evidence;
  }[];
  /**
   * every source named above
   */
  sources: Source[];
  dataVersion: string;
}
export interface ResolvedSupply {
  /**
   * production, capacity or headquarters; null: no figure
   */
  basis: string | null;
  year: number | null;
  status: "reported" | "estimated" | "withheld" | "judgement" | "missing";
  /**
   * largest first; UNK and OTH last
   */
  makers: {
    country: string;
    share: number | null;
    status: ("reported" | "estimated" | "withheld" | "judgement") | null;
  }[];
  /**
   * what was assumed on the way
   */
  notes: string[];
}
export interface Source {
  id: string;
  citation: string;
  publisher: string | null;
  year: number | null;
  url: string | null;
  licence: string | null;
  accessed: string | null;
  grade: ("A" | "B" | "C" | "D") | null;
}
export interface Evidence {
  status: ("reported" | "estimated" | "withheld" | "judgement") | null;
  low: number | null;
  high: number | null;
  year: number | null;
  source: Source | null;
  /**
   * page or table; for a judgement, the reason
   */
  detail: string | null;
  /**
   * another source's figure: shown, never computed with
   */
  rival: boolean;
  /**
   * evidence of the row's other figures
   */
  beside: SideEvidence[];
}
export interface SideEvidence {
  column: string;
  status: ("reported" | "estimated" | "withheld" | "judgement") | null;
  low: number | null;
  high: number | null;
  year: number | null;
  source: Source | null;
  /**
   * page or table; for a judgement, the reason
   */
  detail: string | null;
}
export interface CoverageResult {
  counts: {
    [k: string]: number;
  };
  /**
   * by kind of figure: supply, reliance, essentiality, coverDays, lagDays, ...
   */
  figures: {
    [k: string]: {
      reported: number;
      estimated: number;
      withheld: number;
      judgement: number;
      /**
       * no figure, or a figure without status
       */
      missing: number;
      /**
       * figures without a source: must be 0 in a shipped data set
       */
      unsourced: number;
    };
  };
  items: CoverageItem[];
  dataVersion: string;
}
export interface CoverageItem {
  id: string;
  kind: "material" | "component" | "sector";
  supply: "reported" | "estimated" | "withheld" | "judgement" | "missing";
  /**
   * sum of the shares that name a country
   */
  supplyKnownShare: number;
  supplyBasis: string | null;
  supplyYear: number | null;
  reliance: "reported" | "estimated" | "withheld" | "judgement" | "missing";
  firms: number;
  inputs: number;
  sources: string[];
  /**
   * this product's figures by kind; counts of 0 are left out
   */
  figures: {
    [k: string]: {
      reported?: number;
      estimated?: number;
      withheld?: number;
      judgement?: number;
      /**
       * no figure, or a figure without status
       */
      missing?: number;
      /**
       * figures without a source: must be 0 in a shipped data set
       */
      unsourced?: number;
    };
  };
}
export interface NetworkDocument {
  format: "linchpin-network/1";
  id?: string;
  titleEn?: string;
  titleJa?: string | null;
  home?: string[];
  trusted?: string[];
  adversary?: string[];
  products: {
    id: string;
    kind: "material" | "component" | "sector";
    stage?:
      | (
          | "mined"
          | "refined"
          | "enriched"
          | "converted"
          | "processed"
          | "part"
          | "equipment"
          | "software"
          | "service"
          | "system"
          | "platform"
        )
      | null;
    lane?: string | null;
    nameEn?: string | null;
    nameJa?: string | null;
    descriptionEn?: string | null;
    descriptionJa?: string | null;
    synonyms?: string[];
    unit?: string | null;
    pillar?: string | null;
    kindOf?: string | null;
    supply?: {
      [k: string]: number | null;
    };
    spare?: {
      [k: string]: number;
    };
    importance?: number;
  }[];
  inputGroups: {
    product: string;
    group?: string;
    essentiality: number;
    substitutability: number | null;
    /**
     * @minItems 1
     */
    members: {
      input: string;
      mix?: number;
      headroom?: number;
      coverDays?: number;
      lagDays?: number;
      useShare?: number;
      status?: "reported" | "estimated" | "withheld" | "judgement";
      low?: number;
      high?: number;
      year?: number;
      rival?: boolean;
    }[];
  }[];
  valueShares?: {
    input: string;
    product: string;
    share: number;
  }[];
  countries?: {
    nameEn?: string | null;
    nameJa?: string | null;
    governance?: number | null;
    region?: string | null;
    blocs?: string[];
    policyRisk?: number | null;
    willingnessRisk?: number | null;
    gdpMusd?: number | null;
    source?: string[];
    id: string;
  }[];
  supply?: {
    product: string;
    country: string;
    basis?: "production" | "capacity" | "headquarters";
    quantity?: number | null;
    share?: number | null;
    spare?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  sourcing?: {
    product: string;
    market: string;
    supplier: string;
    share?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  importance?: {
    set: string;
    product: string;
    share: number;
    source?: string | null;
    detail?: string | null;
  }[];
  firms?: {
    product: string;
    firm: string;
    headquarters?: string | null;
    plantCountry?: string | null;
    share?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  reliance?: {
    product: string;
    country: string;
    netImportReliance?: number | null;
    apparentConsumption?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  stocks?: {
    product: string;
    country: string;
    holder: string;
    days?: number | null;
    quantity?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  prices?: {
    product: string;
    series?: string | null;
    price?: number | null;
    unit?: string | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  uses?: {
    product: string;
    use: string;
    sector?: string | null;
    share?: number | null;
    valueAddedMusd?: number | null;
    expenditureMusd?: number | null;
    operatingProfitMusd?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  trade?: {
    product: string;
    reporter: string;
    partner: string;
    flow: "import" | "export";
    quantity?: number | null;
    valueMusd?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  tradeParameters?: {
    product: string;
    country: string;
    scope: "world" | "home";
    value?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  indicators?: {
    product: string;
    country?: string | null;
    measure:
      | "eol_rir"
      | "si_sr"
      | "si_ei"
      | "import_reliance"
      | "supply_scope"
      | "supply_elasticity"
      | "demand_elasticity"
      | "published_supply_risk"
      | "published_economic_importance";
    value?: (number | ("world" | "home" | "both")) | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  projects?: {
    id: string;
    name?: string | null;
    product: string;
    country: string;
    type?: "capacity" | "stockpile" | "alternative" | "recycling" | "substitution";
    gainShare?: number | null;
    gainBasis?: "world" | "home";
    capexMusd?: number | null;
    instruments?: ("equity" | "lending")[];
    field?: string | null;
    permitYears?: number | null;
    buildYears?: number | null;
    startYear?: number | null;
    stage?: ("scale-up" | "mature") | null;
    state?: ("planned" | "permitting" | "building" | "running" | "paused" | "cancelled") | null;
    successOdds?: number | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  events?: {
    id: string;
    nameEn?: string | null;
    nameJa?: string | null;
    product?: string[];
    country?: string[];
    firm?: string[];
    kind: "embargo" | "halt" | "demand";
    start?: string | null;
    end?: string | null;
    size?: number | null;
    outcome?: string | null;
    status?: ("reported" | "estimated" | "withheld" | "judgement") | null;
    low?: number | null;
    high?: number | null;
    year?: number | null;
    source?: string | null;
    detail?: string | null;
    rival?: boolean;
  }[];
  firmsIndex?: {
    id: string;
    nameEn?: string | null;
    nameJa?: string | null;
  }[];
}
export interface FigureList {
  items: FigureItem[];
  /**
   * rows that match, on this page or not
   */
  total: number;
  /**
   * figures that match, by table
   */
  counts: {
    [k: string]: number;
  };
  /**
   * of the row asked for with `find`; null: it is not among them
   */
  place: number | null;
  /**
   * every source named above
   */
  sources: Source[];
  dataVersion: string;
}
export interface FigureItem {
  /**
   * table and primary key of the row, parts separated by |
   */
  key: string;
  table:
    | "products"
    | "importance"
    | "supply"
    | "firms"
    | "sourcing"
    | "reliance"
    | "inputs"
    | "stocks"
    | "prices"
    | "uses"
    | "trade"
    | "tradeParameters"
    | "indicators"
    | "projects"
    | "events"
    | "countries"
    | "evidence"
    | "firmsIndex"
    | "sources";
  /**
   * of the row; null: the table has no figures
   */
  column: string | null;
  /**
   * null: no figure, never 0
   */
  value: number | string | null;
  unit:
    | "share"
    | "ratio"
    | "days"
    | "years"
    | "year"
    | "index"
    | "points"
    | "weight"
    | "quantity"
    | "price"
    | "musd"
    | "grade"
    | "text";
  /**
   * of quantities and prices, as the data set writes it
   */
  unitText: string | null;
  /**
   * what a share is a share of; which index
   */
  of:
    | (
        | "worldProduction"
        | "worldCapacity"
        | "worldHeadquarters"
        | "ownOutput"
        | "worldOutput"
        | "marketPurchases"
        | "apparentConsumption"
        | "outputLost"
        | "inputReplaced"
        | "group"
        | "inputSupply"
        | "productValue"
        | "normalUse"
        | "productUse"
        | "sectors"
        | "homeUse"
        | "supplyStopped"
        | "success"
        | "governance"
        | "policyRisk"
        | "willingnessRisk"
        | "tradeParameter"
        | "measure"
      )
    | null;
  low: number | null;
  high: number | null;
  year: number | null;
  /**
   * missing: no figure; null: none is stated
   */
  status: ("reported" | "estimated" | "withheld" | "judgement" | "missing") | null;
  /**
   * page or table of the source; for a judgement, the reason
   */
  detail: string | null;
  /**
   * of a link: what needs, then what is needed
   */
  products: string[];
  countries: string[];
  firms: string[];
  /**
   * ids; of a country several, else one or none
   */
  sources: string[];
  /**
   * computed with: the newest of its kind that counts, no rival
   */
  used: boolean;
  /**
   * another source's figure beside which none stands
   */
  rival: boolean;
  /**
   * what other sources say of the same thing
   */
  rivals: RivalFigure[];
  /**
   * the row's other figures, each with what backs it
   */
  beside: BesideFigure[];
  /**
   * with per=product: further figures of the product that match
   */
  more: number;
  /**
   * the row as it was written
   */
  row: {
    [k: string]: string | number | boolean | string[] | null;
  };
}
export interface RivalFigure {
  /**
   * of the row; null: the table has no figures
   */
  column: string | null;
  /**
   * null: no figure, never 0
   */
  value: number | string | null;
  unit:
    | "share"
    | "ratio"
    | "days"
    | "years"
    | "year"
    | "index"
    | "points"
    | "weight"
    | "quantity"
    | "price"
    | "musd"
    | "grade"
    | "text";
  /**
   * of quantities and prices, as the data set writes it
   */
  unitText: string | null;
  /**
   * what a share is a share of; which index
   */
  of:
    | (
        | "worldProduction"
        | "worldCapacity"
        | "worldHeadquarters"
        | "ownOutput"
        | "worldOutput"
        | "marketPurchases"
        | "apparentConsumption"
        | "outputLost"
        | "inputReplaced"
        | "group"
        | "inputSupply"
        | "productValue"
        | "normalUse"
        | "productUse"
        | "sectors"
        | "homeUse"
        | "supplyStopped"
        | "success"
        | "governance"
        | "policyRisk"
        | "willingnessRisk"
        | "tradeParameter"
        | "measure"
      )
    | null;
  low: number | null;
  high: number | null;
  year: number | null;
  /**
   * missing: no figure; null: none is stated
   */
  status: ("reported" | "estimated" | "withheld" | "judgement" | "missing") | null;
  /**
   * page or table of the source; for a judgement, the reason
   */
  detail: string | null;
  key: string;
  source: string | null;
  /**
   * by more than rounding
   */
  disagrees: boolean;
  /**
   * the row as it was written
   */
  row: {
    [k: string]: string | number | boolean | string[] | null;
  };
}
export interface BesideFigure {
  /**
   * of the row; null: the table has no figures
   */
  column: string | null;
  /**
   * null: no figure, never 0
   */
  value: number | string | null;
  unit:
    | "share"
    | "ratio"
    | "days"
    | "years"
    | "year"
    | "index"
    | "points"
    | "weight"
    | "quantity"
    | "price"
    | "musd"
    | "grade"
    | "text";
  /**
   * of quantities and prices, as the data set writes it
   */
  unitText: string | null;
  /**
   * what a share is a share of; which index
   */
  of:
    | (
        | "worldProduction"
        | "worldCapacity"
        | "worldHeadquarters"
        | "ownOutput"
        | "worldOutput"
        | "marketPurchases"
        | "apparentConsumption"
        | "outputLost"
        | "inputReplaced"
        | "group"
        | "inputSupply"
        | "productValue"
        | "normalUse"
        | "productUse"
        | "sectors"
        | "homeUse"
        | "supplyStopped"
        | "success"
        | "governance"
        | "policyRisk"
        | "willingnessRisk"
        | "tradeParameter"
        | "measure"
      )
    | null;
  low: number | null;
  high: number | null;
  year: number | null;
  /**
   * missing: no figure; null: none is stated
   */
  status: ("reported" | "estimated" | "withheld" | "judgement" | "missing") | null;
  /**
   * page or table of the source; for a judgement, the reason
   */
  detail: string | null;
  source: string | null;
}
export interface FigureChecks {
  /**
   * shares by country that are computed with
   */
  shares: number;
  /**
   * shares of any table without a source
   */
  unsourced: number;
  /**
   * shares of one product, basis or market and year that sum to more than 1.02
   */
  overfull: {
    table:
      | "products"
      | "importance"
      | "supply"
      | "firms"
      | "sourcing"
      | "reliance"
      | "inputs"
      | "stocks"
      | "prices"
      | "uses"
      | "trade"
      | "tradeParameters"
      | "indicators"
      | "projects"
      | "events"
      | "countries"
      | "evidence"
      | "firmsIndex"
      | "sources";
    of: string;
    sum: number;
  }[];
  /**
   * five years before the newest share; null: no share has a year
   */
  oldUntil: number | null;
  /**
   * shares computed with that are of that year or before
   */
  old: number;
  /**
   * figures that another source's figure disagrees with
   */
  disputed: number;
  /**
   * products, sectors apart, without any share by country
   */
  withoutFigure: number;
  /**
   * products, sectors apart
   */
  products: number;
  dataVersion: string;
}
export interface FirmsOverview {
  group: "industry" | "country" | "community";
  /**
   * what the network can be put together by
   */
  groupings: ("industry" | "country" | "community")[];
  /**
   * countries that count as home
   */
  home: string[];
  /**
   * largest first
   */
  countries: {
    id: string;
    firms: number;
  }[];
  /**
   * of the weights; null: not stated
   */
  unit: string | null;
  firms: number;
  /**
   * pairs of firms with trade; repeated rows count once
   */
  links: number;
  /**
   * in the unit of the weights
   */
  trade: number;
  industries: number;
  /**
   * largest first, unknown and rest last
   */
  groups: {
    /**
     * name of the industry or country, number of the community
     */
    id: string;
    /**
     * unknown: firms that state none; rest: all groups beyond the largest, together
     */
    kind: "named" | "unknown" | "rest";
    /**
     * how many groups these are: 1, but for the rest
     */
    groups: number;
    firms: number;
    linksInside: number;
    /**
     * in the unit of the weights
     */
    tradeInside: number;
    /**
     * to firms of other groups
     */
    sold: number;
    /**
     * from firms of other groups
     */
    bought: number;
    /**
     * share of purchases from suppliers outside the home, of those whose country is known; a group: mean of its firms; null: not known of any
     */
    abroad: number | null;
    /**
     * share of its purchases whose supplier's country is known
     */
    abroadKnown: number | null;
    /**
     * place from suppliers (0) to buyers: trophic level
     */
    tier: number;
    /**
     * communities: their most common industry, else country
     */
    mostly: {
      name: string;
      part: number;
    } | null;
  }[];
  /**
   * trade between groups, largest first
   */
  between: {
    from: string;
    to: string;
    /**
     * in the unit of the weights
     */
    trade: number;
    links: number;
  }[];
  /**
   * not sent, but counted
   */
  leftOut: {
    links: number;
    /**
     * in the unit of the weights
     */
    trade: number;
  };
  risk: FirmRisk;
  /**
   * firms whose stop alone would cost a tenth of output; null: no ESRI
   */
  tenth: number | null;
  riskiest: {
    id: string;
    /**
     * as people call the firm; its id where nothing else is stated
     */
    name: string;
    risk: number;
  } | null;
  /**
   * least number of firms that make half of all sales
   */
  halfOfSales: number;
  dataVersion: string;
}
export interface FirmRisk {
  /**
   * what ranks firms now: esri, share of all output lost if the firm stops; pagerank, a stand-in from the links alone (PageRank, buyers to suppliers): an order, no share of output
   */
  measure: "esri" | "pagerank";
  /**
   * how far the index has come; null: the network is too large for all firms
   */
  esri: {
    done: number;
    of: number;
  } | null;
}
export interface FirmsOfGroup {
  /**
   * null: all firms
   */
  group: {
    /**
     * name of the industry or country, number of the community
     */
    id: string;
    /**
     * unknown: firms that state none; rest: all groups beyond the largest, together
     */
    kind: "named" | "unknown" | "rest";
    /**
     * how many groups these are: 1, but for the rest
     */
    groups: number;
    firms: number;
    linksInside: number;
    /**
     * in the unit of the weights
     */
    tradeInside: number;
    /**
     * to firms of other groups
     */
    sold: number;
    /**
     * from firms of other groups
     */
    bought: number;
    /**
     * share of purchases from suppliers outside the home, of those whose country is known; a group: mean of its firms; null: not known of any
     */
    abroad: number | null;
    /**
     * share of its purchases whose supplier's country is known
     */
    abroadKnown: number | null;
    /**
     * place from suppliers (0) to buyers: trophic level
     */
    tier: number;
    /**
     * communities: their most common industry, else country
     */
    mostly: {
      name: string;
      part: number;
    } | null;
  } | null;
  firms: number;
  /**
   * least number of these firms that carry half of their risk
   */
  carry: number;
  offset: number;
  /**
   * by risk falling, then id
   */
  items: {
    id: string;
    /**
     * as people call the firm; its id where nothing else is stated
     */
    name: string;
    industry: string | null;
    country: string | null;
    group: string;
    /**
     * by `risk.measure`
     */
    risk: number;
    /**
     * 1: the riskiest of all firms
     */
    rank: number;
    /**
     * in the unit of the weights
     */
    sold: number;
    /**
     * in the unit of the weights
     */
    bought: number;
    /**
     * share of purchases from suppliers outside the home, of those whose country is known; a group: mean of its firms; null: not known of any
     */
    abroad: number | null;
  }[];
  risk: FirmRisk;
  dataVersion: string;
}
export interface FirmsNetwork {
  /**
   * place: of a group, trophic level from 0; around a firm, steps: suppliers below 0, buyers above
   */
  items: {
    id: string;
    /**
     * as people call the firm; its id where nothing else is stated
     */
    name: string;
    industry: string | null;
    country: string | null;
    group: string;
    /**
     * by `risk.measure`
     */
    risk: number;
    /**
     * 1: the riskiest of all firms
     */
    rank: number;
    /**
     * in the unit of the weights
     */
    sold: number;
    /**
     * in the unit of the weights
     */
    bought: number;
    /**
     * share of purchases from suppliers outside the home, of those whose country is known; a group: mean of its firms; null: not known of any
     */
    abroad: number | null;
    place: number;
  }[];
  /**
   * firms that belong here and are not sent
   */
  more: number;
  links: {
    from: string;
    to: string;
    /**
     * in the unit of the weights
     */
    trade: number;
  }[];
  /**
   * links among the firms that are sent, but not sent
   */
  leftOut: {
    links: number;
    /**
     * in the unit of the weights
     */
    trade: number;
  };
  risk: FirmRisk;
  dataVersion: string;
}
export interface FirmDetail {
  firm: {
    id: string;
    /**
     * as people call the firm; its id where nothing else is stated
     */
    name: string;
    industry: string | null;
    country: string | null;
    group: string;
    /**
     * by `risk.measure`
     */
    risk: number;
    /**
     * 1: the riskiest of all firms
     */
    rank: number;
    /**
     * in the unit of the weights
     */
    sold: number;
    /**
     * in the unit of the weights
     */
    bought: number;
    /**
     * share of purchases from suppliers outside the home, of those whose country is known; a group: mean of its firms; null: not known of any
     */
    abroad: number | null;
  };
  /**
   * null: communities were not asked for yet
   */
  community: string | null;
  /**
   * in the network
   */
  firms: number;
  /**
   * half of its sales and purchases over all trade
   */
  shareOfTrade: number;
  abroadKnown: number | null;
  /**
   * largest first
   */
  suppliers: {
    count: number;
    items: {
      id: string;
      /**
       * as people call the firm; its id where nothing else is stated
       */
      name: string;
      industry: string | null;
      country: string | null;
      group: string;
      /**
       * by `risk.measure`
       */
      risk: number;
      /**
       * 1: the riskiest of all firms
       */
      rank: number;
      /**
       * in the unit of the weights
       */
      sold: number;
      /**
       * in the unit of the weights
       */
      bought: number;
      /**
       * share of purchases from suppliers outside the home, of those whose country is known; a group: mean of its firms; null: not known of any
       */
      abroad: number | null;
      /**
       * in the unit of the weights
       */
      trade: number;
      /**
       * of all it buys or sells
       */
      part: number;
    }[];
  };
  /**
   * largest first
   */
  customers: {
    count: number;
    items: {
      id: string;
      /**
       * as people call the firm; its id where nothing else is stated
       */
      name: string;
      industry: string | null;
      country: string | null;
      group: string;
      /**
       * by `risk.measure`
       */
      risk: number;
      /**
       * 1: the riskiest of all firms
       */
      rank: number;
      /**
       * in the unit of the weights
       */
      sold: number;
      /**
       * in the unit of the weights
       */
      bought: number;
      /**
       * share of purchases from suppliers outside the home, of those whose country is known; a group: mean of its firms; null: not known of any
       */
      abroad: number | null;
      /**
       * in the unit of the weights
       */
      trade: number;
      /**
       * of all it buys or sells
       */
      part: number;
    }[];
  };
  risk: FirmRisk;
  dataVersion: string;
}
export interface FirmStop {
  id: string;
  /**
   * share of all output lost
   */
  esri: number;
  /**
   * by missing inputs alone
   */
  down: number;
  /**
   * by missing customers alone
   */
  up: number;
  /**
   * firms that lose any output
   */
  firms: number;
  /**
   * those that lose most output, largest first
   */
  hit: {
    id: string;
    /**
     * as people call the firm; its id where nothing else is stated
     */
    name: string;
    industry: string | null;
    loss: number;
  }[];
  notes: string[];
  dataVersion: string;
}
export interface FirmSearch {
  items: {
    id: string;
    /**
     * as people call the firm; its id where nothing else is stated
     */
    name: string;
    industry: string | null;
    country: string | null;
  }[];
  found: number;
  groups: {
    grouping: "industry" | "country" | "community";
    id: string;
    firms: number;
  }[];
  dataVersion: string;
}
export interface FirmRiskState {
  /**
   * what ranks firms now: esri, share of all output lost if the firm stops; pagerank, a stand-in from the links alone (PageRank, buyers to suppliers): an order, no share of output
   */
  measure: "esri" | "pagerank";
  /**
   * how far the index has come; null: the network is too large for all firms
   */
  esri: {
    done: number;
    of: number;
  } | null;
  dataVersion: string;
}
export interface ScenarioList {
  items: ScenarioSummary[];
  /**
   * `cursor` of the next page; null: there is none
   */
  next: string | null;
  /**
   * saved scenarios that are there and cannot be read
   */
  unreadable: {
    /**
     * null: none of those that were saved can be read
     */
    id: string | null;
    detail: string;
    errors: FieldProblem[];
  }[];
}
export interface ScenarioSummary {
  id: string;
  name: string;
  nameJa: string;
  description: string;
  descriptionJa: string;
  horizonDays: number;
  /**
   * how many
   */
  shocks: number;
  /**
   * how many
   */
  responses: number;
  sources: {
    /**
     * id of a source of the graph
     */
    source?: string;
    citation?: string;
    year?: number;
    url?: string;
    /**
     * place in the source, and what it says
     */
    detail?: string;
  }[];
  /**
   * false: it comes with the graph and cannot be changed
   */
  saved: boolean;
  /**
   * of one that was saved: what If-Match names, in quotes
   */
  version: string | null;
  /**
   * when it was last changed (ISO 8601)
   */
  savedAt: string | null;
}
export interface SimulateResult {
  name: string | null;
  /**
   * day of each step
   */
  days: number[];
  /**
   * of all sectors, weighted by importance
   */
  lostDays: number | null;
  /**
   * weighted loss of the sectors, one for each of `days`
   */
  loss: number[] | null;
  /**
   * sectors that are hit first; empty: none is
   */
  firstHit: string[];
  /**
   * sectors that are hit, first hit first
   */
  order: string[];
  sectors: {
    [k: string]: SectorCourse;
  };
  products: {
    [k: string]: ProductCourse;
  };
  /**
   * stocks of home users that ran empty, earliest first
   */
  emptied: {
    input: string;
    /**
     * who held it
     */
    product: string;
    coverDays: number;
    /**
     * first day on which it no longer covers normal use
     */
    emptyDay: number;
  }[];
  /**
   * the same with every ban undone by re-routing, if no fungibility was chosen
   */
  rerouted?: {
    lostDays: number | null;
    sectors: {
      [k: string]: {
        /**
         * first day with less than normal; null: never
         */
        timeToSurviveDays: number | null;
        /**
         * first day from which all is normal again; null: not within the horizon, or never short
         */
        timeToRecoverDays: number | null;
        /**
         * least share of normal
         */
        minOutput: number;
        /**
         * days of normal output that are lost in all
         */
        lostDays: number;
      };
    };
  };
  bands?: SimulationBands;
  /**
   * whom no shock by country reaches
   */
  unknownMakers: {
    /**
     * on the way to some sector
     */
    products: number;
    /**
     * of these: some or all makers are of unknown country
     */
    some: number;
    /**
     * of these: all makers are
     */
    wholly: number;
  };
  certificate: Certificate;
}
export interface SectorCourse {
  /**
   * first day with less than normal; null: never
   */
  timeToSurviveDays: number | null;
  /**
   * first day from which all is normal again; null: not within the horizon, or never short
   */
  timeToRecoverDays: number | null;
  /**
   * least share of normal
   */
  minOutput: number;
  /**
   * days of normal output that are lost in all
   */
  lostDays: number;
  /**
   * share of normal output, one for each of `days`; empty: `series` leaves it out
   */
  output: number[];
  /**
   * from the cut to the sector, on its worst day
   */
  path: string[];
}
export interface ProductCourse {
  /**
   * first day with less than normal; null: never
   */
  timeToSurviveDays: number | null;
  /**
   * first day from which all is normal again; null: not within the horizon, or never short
   */
  timeToRecoverDays: number | null;
  /**
   * least share of normal
   */
  minOutput: number;
  /**
   * days of normal output that are lost in all
   */
  lostDays: number;
  /**
   * share of its normal amount that the home gets, one for each of `days`; empty, as the other series: `series` leaves it out
   */
  output: number[];
  /**
   * days of normal use that home users hold on average; null: no stock is known
   */
  stockDays: number[] | null;
  /**
   * days of normal home use left in the stocks that are released
   */
  publicStockDays?: number[];
  /**
   * what holds its makers back: "capacity", "embargo", the id of an input, or null
   */
  binding: (string | null)[];
  /**
   * an estimate, only if asked for; null: an elasticity is unknown
   */
  priceMultiple: (number | null)[] | null;
}
/**
 * with runs
 */
export interface SimulationBands {
  /**
   * days for which output quantiles are given
   */
  days: number[];
  lostDays: ScoreBands | null;
  /**
   * weighted loss of the sectors, one for each of `days`; null without importance
   */
  loss: {
    p5: number[];
    p50: number[];
    p95: number[];
  } | null;
  /**
   * share of the runs in which any sector falls short
   */
  shortOdds: number;
  sectors: {
    [k: string]: {
      output: {
        p5: number[];
        p50: number[];
        p95: number[];
      };
      timeToSurviveDays: {
        p5: number | null;
        p50: number | null;
        p95: number | null;
        /**
         * share of the runs in which it comes within the horizon
         */
        odds: number;
      };
      timeToRecoverDays: {
        p5: number | null;
        p50: number | null;
        p95: number | null;
        /**
         * share of those runs in which it comes within the horizon; null: none
         */
        odds: number | null;
      };
      minOutput: {
        p5: number;
        p50: number;
        p95: number;
      };
      lostDays: ScoreBands;
      /**
       * share of the runs in which it is hit first, or among them
       */
      firstHitOdds: number;
    };
  };
  /**
   * products that ever are among the ten that lose most, by their odds
   */
  products: {
    id: string;
    /**
     * share of the runs in which it is among the worst ten
     */
    topShare: number;
    topShareStandardError: number;
    lostDays: {
      p5: number;
      p50: number;
      p95: number;
    };
  }[];
  /**
   * how the mean of lost days settled with more runs
   */
  settled: {
    runs: number;
    mean: number;
    standardError: number;
  }[];
  runs: number;
  seed: number;
  /**
   * how many figures of the data were drawn in each run
   */
  figures: number;
  /**
   * how many numbers of the scenario were drawn in each run
   */
  numbers: number;
}
export interface ScoreBands {
  mean: number;
  p5: number;
  p50: number;
  p95: number;
  /**
   * mean of the worst twentieth of the runs
   */
  cvar95: number;
  /**
   * of the mean
   */
  standardError: number;
  runs: number;
}
export interface Certificate {
  formula: string;
  mode: "pool" | "rigid";
  regions: "world" | "blocs" | "countries";
  basis: "world_production" | "home_sourcing";
  home: string[];
  trusted: string[];
  adversary: string[];
  importanceSet: string | null;
  dataVersion: string;
  dataYears: {
    from: number | null;
    to: number | null;
  };
  iterations: number;
  lastChange: number;
  converged: boolean;
  rationing?: RationingUsed;
  assumed: Assumption[];
  /**
   * what was assumed or mended for the whole result
   */
  notes: string[];
}
/**
 * left out where all get the same part (pro-rata)
 */
export interface RationingUsed {
  rule: "pro-rata" | "priority" | "optimal";
  otherUse: "protected" | "sacrificed";
  /**
   * classes of sectors, first served first; inside a class all alike
   */
  order: string[][];
}
export interface Assumption {
  table: string;
  key: string;
  column: string;
  why: string;
}
export interface SimulationBands1 {
  /**
   * days for which output quantiles are given
   */
  days: number[];
  lostDays: ScoreBands | null;
  /**
   * weighted loss of the sectors, one for each of `days`; null without importance
   */
  loss: {
    p5: number[];
    p50: number[];
    p95: number[];
  } | null;
  /**
   * share of the runs in which any sector falls short
   */
  shortOdds: number;
  sectors: {
    [k: string]: {
      output: {
        p5: number[];
        p50: number[];
        p95: number[];
      };
      timeToSurviveDays: {
        p5: number | null;
        p50: number | null;
        p95: number | null;
        /**
         * share of the runs in which it comes within the horizon
         */
        odds: number;
      };
      timeToRecoverDays: {
        p5: number | null;
        p50: number | null;
        p95: number | null;
        /**
         * share of those runs in which it comes within the horizon; null: none
         */
        odds: number | null;
      };
      minOutput: {
        p5: number;
        p50: number;
        p95: number;
      };
      lostDays: ScoreBands;
      /**
       * share of the runs in which it is hit first, or among them
       */
      firstHitOdds: number;
    };
  };
  /**
   * products that ever are among the ten that lose most, by their odds
   */
  products: {
    id: string;
    /**
     * share of the runs in which it is among the worst ten
     */
    topShare: number;
    topShareStandardError: number;
    lostDays: {
      p5: number;
      p50: number;
      p95: number;
    };
  }[];
  /**
   * how the mean of lost days settled with more runs
   */
  settled: {
    runs: number;
    mean: number;
    standardError: number;
  }[];
  runs: number;
  seed: number;
  /**
   * how many figures of the data were drawn in each run
   */
  figures: number;
  /**
   * how many numbers of the scenario were drawn in each run
   */
  numbers: number;
}
export interface RationingUsed1 {
  rule: "pro-rata" | "priority" | "optimal";
  otherUse: "protected" | "sacrificed";
  /**
   * classes of sectors, first served first; inside a class all alike
   */
  order: string[][];
}
export interface ProjectList {
  items: ProjectSummary[];
  /**
   * `cursor` of the next page; null: there is none
   */
  next: string | null;
}
export interface ProjectSummary {
  id: string;
  name: string | null;
  /**
   * what it makes, replaces or stores
   */
  product: string;
  country: string;
  type: string;
  /**
   * share of normal that it adds; null: nobody says
   */
  gainShare: number | null;
  /**
   * whose normal amount that is a share of
   */
  gainBasis: "world" | "home";
  startYear: number | null;
  state: string | null;
  status: string | null;
  source: Source | null;
  detail: string | null;
}
export interface WorstResult {
  /**
   * by id; fewer than k where more would add nothing
   */
  targets: string[];
  /**
   * importance-weighted loss of the home sectors
   */
  loss: number | null;
  /**
   * no k cuts cost more than this
   */
  bound: number | null;
  /**
   * whether loss and bound agree
   */
  proven: boolean;
  /**
   * bound less loss
   */
  gap: number | null;
  /**
   * loss of greedy cuts: each the one that adds most to those before it
   */
  greedyLoss: number | null;
  by: "product" | "producer" | "country" | "firm" | "input";
  k: number;
  /**
   * how the targets were found
   */
  method: "enumeration" | "milp" | "heuristic";
  /**
   * in the order in which they were picked
   */
  greedyTargets: string[];
  /**
   * sets of exactly k targets that cost as much; null: not all sets were tried
   */
  optimalSets: number | null;
  /**
   * targets that could be cut
   */
  candidates: number;
  /**
   * of these, how many can reach no sector that counts
   */
  idle: number;
  /**
   * cascades that were run
   */
  evaluations: number;
  /**
   * the same cuts with fixed splits
   */
  lossRigid: number | null;
  /**
   * loss of each sector, by id
   */
  sectors: {
    [k: string]: number;
  };
  /**
   * by which way each sector is hit
   */
  paths: {
    [k: string]: string[];
  };
  /**
   * each target's part of the loss (Shapley)
   */
  shares: {
    [k: string]: number | null;
  };
  sharesStandardError?: number;
  /**
   * what to protect; the attack above is the worst that is then left
   */
  protect?: string[];
  /**
   * however as many are protected, some k cuts of the rest cost this much
   */
  floor?: number | null;
  /**
   * whether floor and bound agree
   */
  protectionProven?: boolean;
  /**
   * the worst attack if nothing is protected
   */
  unprotected?: {
    /**
     * by id; fewer than k where more would add nothing
     */
    targets: string[];
    /**
     * importance-weighted loss of the home sectors
     */
    loss: number | null;
    /**
     * no k cuts cost more than this
     */
    bound: number | null;
    /**
     * whether loss and bound agree
     */
    proven: boolean;
    /**
     * bound less loss
     */
    gap: number | null;
    /**
     * loss of greedy cuts: each the one that adds most to those before it
     */
    greedyLoss: number | null;
  };
  certificate: Certificate;
}
export interface CompareResult {
  /**
   * day of each step, the same for all
   */
  days: number[];
  baseline: ComparedScenario;
  scenarios: ComparedScenario[];
  /**
   * each scenario less the baseline, by the scenario's id
   */
  difference: {
    [k: string]: ScenarioDifference;
  };
  certificate: Certificate;
}
export interface ComparedScenario {
  name: string | null;
  /**
   * day of each step
   */
  days: number[];
  /**
   * of all sectors, weighted by importance
   */
  lostDays: number | null;
  /**
   * weighted loss of the sectors, one for each of `days`
   */
  loss: number[] | null;
  /**
   * sectors that are hit first; empty: none is
   */
  firstHit: string[];
  /**
   * sectors that are hit, first hit first
   */
  order: string[];
  sectors: {
    [k: string]: SectorCourse;
  };
  products: {
    [k: string]: ProductCourse;
  };
  /**
   * stocks of home users that ran empty, earliest first
   */
  emptied: {
    input: string;
    /**
     * who held it
     */
    product: string;
    coverDays: number;
    /**
     * first day on which it no longer covers normal use
     */
    emptyDay: number;
  }[];
  /**
   * the same with every ban undone by re-routing, if no fungibility was chosen
   */
  rerouted?: {
    lostDays: number | null;
    sectors: {
      [k: string]: {
        /**
         * first day with less than normal; null: never
         */
        timeToSurviveDays: number | null;
        /**
         * first day from which all is normal again; null: not within the horizon, or never short
         */
        timeToRecoverDays: number | null;
        /**
         * least share of normal
         */
        minOutput: number;
        /**
         * days of normal output that are lost in all
         */
        lostDays: number;
      };
    };
  };
  bands?: SimulationBands2;
  /**
   * whom no shock by country reaches
   */
  unknownMakers: {
    /**
     * on the way to some sector
     */
    products: number;
    /**
     * of these: some or all makers are of unknown country
     */
    some: number;
    /**
     * of these: all makers are
     */
    wholly: number;
  };
  certificate: Certificate;
  id: string;
  lostDaysBands?: ScoreBands1;
}
/**
 * with runs
 */
export interface SimulationBands2 {
  /**
   * days for which output quantiles are given
   */
  days: number[];
  lostDays: ScoreBands | null;
  /**
   * weighted loss of the sectors, one for each of `days`; null without importance
   */
  loss: {
    p5: number[];
    p50: number[];
    p95: number[];
  } | null;
  /**
   * share of the runs in which any sector falls short
   */
  shortOdds: number;
  sectors: {
    [k: string]: {
      output: {
        p5: number[];
        p50: number[];
        p95: number[];
      };
      timeToSurviveDays: {
        p5: number | null;
        p50: number | null;
        p95: number | null;
        /**
         * share of the runs in which it comes within the horizon
         */
        odds: number;
      };
      timeToRecoverDays: {
        p5: number | null;
        p50: number | null;
        p95: number | null;
        /**
         * share of those runs in which it comes within the horizon; null: none
         */
        odds: number | null;
      };
      minOutput: {
        p5: number;
        p50: number;
        p95: number;
      };
      lostDays: ScoreBands;
      /**
       * share of the runs in which it is hit first, or among them
       */
      firstHitOdds: number;
    };
  };
  /**
   * products that ever are among the ten that lose most, by their odds
   */
  products: {
    id: string;
    /**
     * share of the runs in which it is among the worst ten
     */
    topShare: number;
    topShareStandardError: number;
    lostDays: {
      p5: number;
      p50: number;
      p95: number;
    };
  }[];
  /**
   * how the mean of lost days settled with more runs
   */
  settled: {
    runs: number;
    mean: number;
    standardError: number;
  }[];
  runs: number;
  seed: number;
  /**
   * how many figures of the data were drawn in each run
   */
  figures: number;
  /**
   * how many numbers of the scenario were drawn in each run
   */
  numbers: number;
}
/**
 * with runs: of weighted lost days
 */
export interface ScoreBands1 {
  mean: number;
  p5: number;
  p50: number;
  p95: number;
  /**
   * mean of the worst twentieth of the runs
   */
  cvar95: number;
  /**
   * of the mean
   */
  standardError: number;
  runs: number;
}
export interface ScenarioDifference {
  /**
   * weighted lost days more than in the baseline
   */
  lostDays: number | null;
  /**
   * weighted loss more than in the baseline, by day
   */
  loss: number[] | null;
  sectors: {
    [k: string]: CourseDifference;
  };
  products: {
    [k: string]: CourseDifference;
  };
  /**
   * with runs
   */
  bands?: {
    /**
     * of weighted lost days
     */
    all: DifferenceBands | null;
    sectors: {
      [k: string]: DifferenceBands;
    };
  };
}
export interface CourseDifference {
  /**
   * one for each of `days`; below 0: less is made than in the baseline; empty: `series` leaves it out
   */
  output: number[];
  timeToSurviveDays: number | null;
  timeToRecoverDays: number | null;
  minOutput: number;
  /**
   * above 0: more is lost than in the baseline
   */
  lostDays: number;
}
export interface DifferenceBands {
  lostDays: ScoreBands;
  /**
   * share of the runs that lose more than the baseline
   */
  oddsMore: number;
  /**
   * share of the runs that lose less
   */
  oddsLess: number;
}
export interface CutResult {
  loss: number | null;
  lossRigid: number | null;
  /**
   * fungibility 1 to 0, if none was chosen
   */
  lossRange?: {
    low: number | null;
    high: number | null;
  };
  /**
   * loss by sector
   */
  sectors: {
    [k: string]: number;
  };
  /**
   * share of its normal amount that home gets
   */
  output: {
    [k: string]: number;
  };
  paths: {
    /**
     * targets from the cut to the sector
     */
    [k: string]: string[];
  };
  /**
   * Shapley share of the loss by target
   */
  shares: {
    [k: string]: number | null;
  };
  sharesStandardError?: number | null;
  certificate: Certificate;
}
export interface ChokepointsResult {
  by: "product" | "producer" | "country" | "firm" | "input";
  for: string | null;
  items: ChokepointItem[];
  /**
   * how many have no score
   */
  excluded: number;
  /**
   * how many are ranked, listed or not
   */
  total: number;
  stability?: Stability;
  certificate: Certificate;
}
export interface ChokepointItem {
  id: string;
  /**
   * in the whole ranking, 1 = worst
   */
  place: number;
  score: number;
  scoreRigid: number;
  scoreLow: number;
  scoreHigh: number;
  losses: {
    [k: string]: number;
  };
  /**
   * targets from the cut to the sector
   */
  path: string[];
  structure: Structure;
  /**
   * reasons in order, if they were asked for
   */
  why?: Reason[];
  bands?: ScoreBands2;
  rank?: RankBands;
}
export interface Structure {
  /**
   * least number of steps to a weighted sector; null: no path
   */
  tier: number | null;
  /**
   * importance of the sectors downstream
   */
  reach: number;
  /**
   * one country makes all of it
   */
  soleSource: boolean | null;
  hhi: number | null;
  /**
   * share of shortest paths, normalised
   */
  betweenness: number | null;
  /**
   * place by betweenness among all products, ties share the best
   */
  betweennessRank: number | null;
  /**
   * PageRank on reversed links, by strength
   */
  pagerank: number | null;
  /**
   * sectors to which no route leads without it
   */
  singlePointOfFailureFor: string[];
  /**
   * sectors of which nothing is left when it is cut (pool)
   */
  criticalFor: string[];
  /**
   * routes without it, no two of which share a product, from products without inputs to the sector hit hardest; null: none is hit
   */
  alternativeRoutes: number | null;
  /**
   * the undirected graph falls apart without it
   */
  articulation: boolean | null;
  /**
   * core number in the undirected graph
   */
  core: number | null;
  /**
   * products in its cycle; null: it is in none
   */
  component: number | null;
  /**
   * least known days of cover where the binding path begins
   */
  coverDays: number | null;
}
/**
 * of the score, with runs
 */
export interface ScoreBands2 {
  mean: number;
  p5: number;
  p50: number;
  p95: number;
  /**
   * mean of the worst twentieth of the runs
   */
  cvar95: number;
  /**
   * of the mean
   */
  standardError: number;
  runs: number;
}
/**
 * in the whole ranking, with runs
 */
export interface RankBands {
  /**
   * least rank that 5 % of the runs do not exceed; 1 = worst
   */
  low: number;
  /**
   * least rank that 95 % of the runs do not exceed
   */
  high: number;
  expected: number;
  /**
   * share of the runs with a rank of k or better
   */
  topShare: number;
  topShareStandardError: number;
}
/**
 * with runs
 */
export interface Stability {
  k: number;
  /**
   * firm: each of the first k is there in 90 % of runs
   */
  list: "firm" | "open";
  /**
   * least topShare among the first k
   */
  least: number | null;
  runs: number;
  seed: number;
  /**
   * how many figures were drawn in each run
   */
  figures: number;
  /**
   * listed items that follow one another in the ranking
   */
  neighbours: {
    id: string;
    next: string;
    /**
     * share of the runs in which id scores above next
     */
    above: number;
    tied: number;
  }[];
}
export interface RankBands1 {
  /**
   * least rank that 5 % of the runs do not exceed; 1 = worst
   */
  low: number;
  /**
   * least rank that 95 % of the runs do not exceed
   */
  high: number;
  expected: number;
  /**
   * share of the runs with a rank of k or better
   */
  topShare: number;
  topShareStandardError: number;
}
export interface Stability1 {
  k: number;
  /**
   * firm: each of the first k is there in 90 % of runs
   */
  list: "firm" | "open";
  /**
   * least topShare among the first k
   */
  least: number | null;
  runs: number;
  seed: number;
  /**
   * how many figures were drawn in each run
   */
  figures: number;
  /**
   * listed items that follow one another in the ranking
   */
  neighbours: {
    id: string;
    next: string;
    /**
     * share of the runs in which id scores above next
     */
    above: number;
    tied: number;
  }[];
}
export interface DependencyResult {
  on: ("foreign" | "untrusted" | "adversary") | string;
  items: DependencyItem[];
  /**
   * mean of the sectors, weighted by importance
   */
  home: {
    direct: number | null;
    lookThrough: number | null;
    /**
     * by value, the product and its direct inputs alone
     */
    faceValue: number | null;
    /**
     * look-through minus face value; below 0 if deeper tiers dilute it
     */
    hidden: number | null;
    critical: number | null;
    /**
     * below direct where an amount is withheld and outside the total
     */
    directLow: number | null;
    /**
     * with all supply of unknown origin counted in
     */
    directHigh: number | null;
    /**
     * share of supply whose country is not known
     */
    unknown: number | null;
    lookThroughLow: number | null;
    lookThroughHigh: number | null;
    criticalRigid: number | null;
    criticalLow: number | null;
    criticalHigh: number | null;
  };
  certificate: Certificate;
}
export interface DependencyItem {
  id: string;
  /**
   * share basis of this product's direct dependency
   */
  basis: string;
  direct: number | null;
  /**
   * below direct where an amount is withheld and outside the total
   */
  directLow: number | null;
  /**
   * with all supply of unknown origin counted in
   */
  directHigh: number | null;
  lookThrough: number | null;
  lookThroughLow: number | null;
  lookThroughHigh: number | null;
  /**
   * by value, the product and its direct inputs alone
   */
  faceValue: number | null;
  /**
   * look-through minus face value; below 0 if deeper tiers dilute it
   */
  hidden: number | null;
  critical: number | null;
  criticalRigid: number | null;
  criticalLow: number | null;
  criticalHigh: number | null;
  /**
   * share of supply whose country is not known
   */
  unknown: number | null;
  hhi: number | null;
  byCountry: {
    [k: string]: {
      direct: number | null;
      lookThrough: number | null;
      /**
       * by value, the product and its direct inputs alone
       */
      faceValue: number | null;
      /**
       * look-through minus face value; below 0 if deeper tiers dilute it
       */
      hidden: number | null;
      critical: number | null;
    };
  };
}
export interface RiskResult {
  items: RiskItem[];
  certificate: Certificate;
}
export interface RiskItem {
  id: string;
  hhi: number | null;
  hhiLow: number | null;
  hhiHigh: number | null;
  /**
   * 0: all makers alike, 1: one maker
   */
  hhiNormalised: number | null;
  /**
   * N of the normalised HHI: makers with a share, unknown ones as one
   */
  makers: number;
  /**
   * 1 / HHI
   */
  effectiveSuppliers: number | null;
  /**
   * share of the largest named maker
   */
  cr1: number | null;
  /**
   * share of the three largest named makers
   */
  cr3: number | null;
  /**
   * sum of squared shares times governance, 0..10 = worst
   */
  hhiGovernance: number | null;
  hhiGovernanceLow: number | null;
  hhiGovernanceHigh: number | null;
  /**
   * below 0: a net exporter
   */
  netImportReliance: number | null;
  /**
   * where the source gives a bound, not a point
   */
  netImportRelianceLow: number | null;
  netImportRelianceHigh: number | null;
  euSupplyRisk: number | null;
  euSupplyRiskLow: number | null;
  euSupplyRiskHigh: number | null;
  euBasis: ("GS+EU" | "GS only" | "EU only") | null;
  /**
   * greatest of the material's stages, one decimal
   */
  euSupplyRiskOfMaterial: number | null;
  /**
   * product with that greatest value
   */
  euStageOfMax: string | null;
  /**
   * supply risk >= 1.0 and importance >= 2.8
   */
  euCritical: boolean | null;
  euEconomicImportance: number | null;
  euEconomicImportanceLow: number | null;
  euEconomicImportanceHigh: number | null;
  geoPolRisk: number | null;
  geoPolRiskLow: number | null;
  geoPolRiskHigh: number | null;
  nassarSupplyRisk: number | null;
  nassarSupplyRiskLow: number | null;
  nassarSupplyRiskHigh: number | null;
  cdi1: number | null;
  cdi1Low: number | null;
  cdi1High: number | null;
  cdi2: number | null;
  /**
   * null also where it is infinite: see cdi3Infinite
   */
  cdi3: number | null;
  cdi3Infinite: boolean;
  /**
   * above all three limits, in the newest year
   */
  euDependent: boolean | null;
  /**
   * what more than half of the years say
   */
  euDependentMajority: boolean | null;
  /**
   * newest first, value before quantity
   */
  dependencyYears: {
    year: number | null;
    measuredIn: "value" | "quantity";
    cdi1: number | null;
    cdi1Low: number | null;
    cdi1High: number | null;
    cdi2: number | null;
    cdi3: number | null;
    /**
     * nothing is exported: the indicator is above any limit
     */
    cdi3Infinite: boolean;
    dependent: boolean | null;
    /**
     * from outside the home
     */
    imports: number;
    /**
     * of home countries from one another
     */
    intraImports: number;
    exports: number | null;
  }[];
  soleDomesticProducer: boolean | null;
  /**
   * a published value of the EU's score, never computed with
   */
  publishedSupplyRisk: {
    figure: number | null;
    /**
     * where its source leaves it open
     */
    low: number | null;
    high: number | null;
    /**
     * table that it stands in, or trade: computed from amounts
     */
    from: string;
    year: number | null;
    source: string | null;
  } | null;
  publishedEconomicImportance: {
    figure: number | null;
    /**
     * where its source leaves it open
     */
    low: number | null;
    high: number | null;
    /**
     * table that it stands in, or trade: computed from amounts
     */
    from: string;
    year: number | null;
    source: string | null;
  } | null;
  inputs: {
    /**
     * whose shares the concentration counts: makers, or what home buys
     */
    hhiOf: "world_production" | "home_sourcing";
    supplyBasis: string | null;
    supplyYear: number | null;
    supplySources: string[];
    sourcingYear: number | null;
    sourcingSources: string[];
    /**
     * governance-weighted HHI of world supply with trade parameters
     */
    hhiWorld: number | null;
    /**
     * the same of the home's sourcing
     */
    hhiHome: number | null;
    /**
     * which of the two the data ask for
     */
    supplyScope: string | null;
    importReliance: {
      figure: number | null;
      /**
       * where its source leaves it open
       */
      low: number | null;
      high: number | null;
      /**
       * table that it stands in, or trade: computed from amounts
       */
      from: string;
      year: number | null;
      source: string | null;
    } | null;
    eolRir: {
      figure: number | null;
      /**
       * where its source leaves it open
       */
      low: number | null;
      high: number | null;
      /**
       * table that it stands in, or trade: computed from amounts
       */
      from: string;
      year: number | null;
      source: string | null;
    } | null;
    siSr: {
      figure: number | null;
      /**
       * where its source leaves it open
       */
      low: number | null;
      high: number | null;
      /**
       * table that it stands in, or trade: computed from amounts
       */
      from: string;
      year: number | null;
      source: string | null;
    } | null;
    siEi: {
      figure: number | null;
      /**
       * where its source leaves it open
       */
      low: number | null;
      high: number | null;
      /**
       * table that it stands in, or trade: computed from amounts
       */
      from: string;
      year: number | null;
      source: string | null;
    } | null;
    uses: {
      count: number;
      year: number | null;
      shareSum: number;
      largestValueAddedMusd: number | null;
    } | null;
    netImportReliance: {
      figure: number | null;
      /**
       * where its source leaves it open
       */
      low: number | null;
      high: number | null;
      /**
       * table that it stands in, or trade: computed from amounts
       */
      from: string;
      year: number | null;
      source: string | null;
    } | null;
    /**
     * where reliance is computed from amounts
     */
    apparentConsumption: number | null;
    /**
     * share of use bought abroad, weighted with instability 0..1
     */
    importRisk: number | null;
    importsFrom: ("sourcing" | "trade") | null;
    disruptionPotential: number | null;
    tradeExposure: number | null;
    economicVulnerability: number | null;
    gdpMusd: number | null;
    homeFirms: string[];
    /**
     * if products are asked for by name
     */
    suppliers?: {
      world: {
        country: string;
        share: number;
        /**
         * nobody states this share: it is open in low and high
         */
        unknown: boolean;
        home: boolean;
        /**
         * 0..10, 10 = worst; a mean stands in where the data have none
         */
        governance: number | null;
        tradeParameter: number;
        policyRisk: number | null;
        willingnessRisk: number | null;
      }[];
      home: {
        country: string;
        share: number;
        /**
         * nobody states this share: it is open in low and high
         */
        unknown: boolean;
        home: boolean;
        /**
         * 0..10, 10 = worst; a mean stands in where the data have none
         */
        governance: number | null;
        tradeParameter: number;
        policyRisk: number | null;
        willingnessRisk: number | null;
      }[];
    };
  };
}
export interface SensitivityResult {
  target: string;
  method: "morris" | "sobol";
  score: "loss" | "critical";
  /**
   * the score with all figures as stated
   */
  point: number | null;
  /**
   * over all samples (sobol)
   */
  mean: number | null;
  /**
   * over all samples (sobol); 0: no figure moves the score
   */
  variance: number | null;
  /**
   * by muStar or total, falling
   */
  factors: (MorrisFactor | SobolFactor)[];
  /**
   * how many factors there are, listed or not
   */
  total: number;
  runs: number;
  seed: number;
  /**
   * how often the score was computed
   */
  evaluations: number;
  certificate: Certificate;
}
export interface MorrisFactor {
  /**
   * figure: supply:PRODUCT, essentiality:PRODUCT|GROUP, ...
   */
  id: string;
  /**
   * mean size of the effect of a full step
   */
  muStar: number | null;
  /**
   * spread of the effect: other figures matter to it, or it is not linear
   */
  sigma: number | null;
  /**
   * of muStar
   */
  standardError: number | null;
}
export interface SobolFactor {
  id: string;
  /**
   * share of the variance that this figure explains alone; null: none
   */
  first: number | null;
  /**
   * share that would stay if all others were known
   */
  total: number | null;
  firstStandardError: number | null;
  totalStandardError: number | null;
}
export interface GraphEsriResult {
  items: {
    /**
     * the firm that stops, or the scenario
     */
    id: string;
    /**
     * share of all output lost
     */
    esri: number;
    /**
     * by missing inputs alone
     */
    down: number;
    /**
     * by missing customers alone
     */
    up: number;
    /**
     * sweeps until the tolerance was met
     */
    steps: number;
    /**
     * share of each industry's output lost; null: it sells nothing
     */
    industries?: {
      [k: string]: number | null;
    };
    /**
     * firms that lose any output
     */
    losses?: {
      [k: string]: {
        down: number;
        up: number;
      };
    };
  }[];
  certificate: {
    formula: string;
    mode: "pool" | "rigid";
    regions: "world" | "blocs" | "countries";
    basis: "world_production" | "home_sourcing";
    home: string[];
    trusted: string[];
    adversary: string[];
    importanceSet: string | null;
    dataVersion: string;
    dataYears: {
      from: number | null;
      to: number | null;
    };
    iterations: number;
    lastChange: number;
    converged: boolean;
    rationing?: RationingUsed2;
    assumed: Assumption[];
    /**
     * what was assumed or mended for the whole result
     */
    notes: string[];
    firms: number;
    /**
     * sales above 0, as stated
     */
    links: number;
    industries: number;
    replaceability: boolean;
    /**
     * sales outside the network are counted
     */
    finalDemand: boolean;
    tolerance: number;
    /**
     * null: the tolerance is 1e-6 or less
     */
    check: {
      tolerance: number;
      /**
       * how many items were run again ...
       */
      items: number;
      /**
       * ... of how many
       */
      of: number;
      /**
       * mean ESRI of these at the tolerance asked for
       */
      mean: number;
      /**
       * and at the smaller one
       */
      meanTight: number;
      maxDifference: number;
      /**
       * the item that moved most
       */
      maxDifferenceOf: string;
      /**
       * most that one more sweep adds to a firm's loss, of these items
       */
      residual: number;
      /**
       * false: a run was broken off, and the difference is a lower end
       */
      converged: boolean;
    } | null;
  };
}
/**
 * left out where all get the same part (pro-rata)
 */
export interface RationingUsed2 {
  rule: "pro-rata" | "priority" | "optimal";
  otherUse: "protected" | "sacrificed";
  /**
   * classes of sectors, first served first; inside a class all alike
   */
  order: string[][];
}
export interface CentralityResult {
  measure:
    | "betweenness"
    | "pagerank"
    | "katz"
    | "components"
    | "dominators"
    | "articulation"
    | "bridges"
    | "kcore"
    | "mincut"
    | "reach"
    | "tier"
    | "flow"
    | "density"
    | "diameter"
    | "degree"
    | "hits"
    | "modularity";
  /**
   * nodes
   */
  n: number;
  /**
   * links, parallel ones counted once
   */
  m: number;
  seconds: {
    load: number;
    compute: number;
  };
  /**
   * true: every link was turned round first
   */
  reversed?: boolean;
  /**
   * figure by node
   */
  values?: {
    [k: string]: number | boolean | string | null;
  };
  /**
   * the largest values, falling, then by id; with `top` only
   */
  items?: {
    id: string;
    value: number | boolean | string | null;
    /**
     * lower end of what the value can be
     */
    low?: number;
    high?: number;
    /**
     * certainly one of these largest
     */
    certain?: boolean;
  }[];
  /**
   * of the values, where they come from a sample; null: one draw says nothing
   */
  standardErrors?: {
    [k: string]: number | null;
  };
  /**
   * katz: the weight of one step that was used
   */
  alpha?: number;
  sampling?: {
    /**
     * draws made
     */
    samples: number;
    /**
     * what was drawn from: nodes, or pairs of nodes
     */
    population: number;
    seed: number;
  };
  errorBound?: {
    /**
     * no normalised value is farther off than this ...
     */
    normalised: number;
    /**
     * ... and no value than this, ...
     */
    value: number;
    /**
     * ... with at least this probability, for all nodes at once
     */
    probability: number;
  };
  /**
   * components, nodes reached (dominators), articulation points or bridges there are
   */
  count?: number;
  /**
   * components of several nodes, largest first
   */
  cycles?: string[][];
  /**
   * ends of each bridge, as the link leads
   */
  bridges?: string[][];
  /**
   * of the whole network; mincut: fewest nodes that separate, null: directly linked; diameter: null if it falls into parts
   */
  value?: number | null;
  /**
   * hits: hub scores
   */
  hubs?: {
    [k: string]: number | null;
  };
  /**
   * one least cut, nearest the starts
   */
  cut?: string[];
  /**
   * routes of which no two share a node
   */
  routes?: number;
  /**
   * most that can flow from starts to ends at once
   */
  maxFlow?: number;
  certificate: Certificate | FileCertificate;
}
export interface FileCertificate {
  formula: string;
  /**
   * what the amounts of the file count as
   */
  basis: string;
  /**
   * null: the file has no point of view
   */
  home: string[] | null;
  trusted: null;
  adversary: null;
  /**
   * null: the file states no year
   */
  dataYears: {
    from: number | null;
    to: number | null;
  };
  iterations: number;
  lastChange: number;
  converged: boolean;
  /**
   * what was assumed or mended for the whole result
   */
  notes: string[];
}
export interface SweepResult {
  by: "product" | "producer" | "country" | "firm" | "input" | "pair";
  for: string | null;
  sort: "time" | "output" | "lost";
  size: number;
  /**
   * null: to the end of the horizon
   */
  durationDays: number | null;
  horizonDays: number;
  items: SweepItem[];
  /**
   * how many were halted
   */
  total: number;
  /**
   * how many of them leave every sector that counts whole
   */
  harmless: number;
  /**
   * how many cannot be scored: no sector has a weight
   */
  excluded: number;
  /**
   * pairs were made among so many of all that could be halted
   */
  among?: {
    chosen: number;
    of: number;
  };
  certificate: Certificate;
}
export interface SweepItem {
  /**
   * a target; of a pair both, joined by +
   */
  id: string;
  /**
   * in the whole list, 1 = worst
   */
  place: number;
  /**
   * first day on which a sector that counts has less than normal; null: never in the horizon
   */
  timeToSurviveDays: number | null;
  /**
   * first day from which all have their normal amount again; null: not within the horizon
   */
  timeToRecoverDays: number | null;
  /**
   * least output of the sectors, weighted by importance, 0..1
   */
  minOutput: number;
  /**
   * days of normal output lost in all, weighted by importance
   */
  lostDays: number;
  /**
   * sectors that are short first
   */
  firstHit: string[];
  /**
   * those that are ever short
   */
  sectors: {
    [k: string]: {
      timeToSurviveDays: number | null;
      minOutput: number;
      lostDays: number;
    };
  };
  /**
   * the two of a pair
   */
  targets?: string[];
  /**
   * lost days of a pair less those of its two alone: above 0 they stand in for another
   */
  beyondSum?: number;
}
export interface EsriResult {
  /**
   * by esri falling, then id
   */
  items: {
    /**
     * the firm that stops, or the scenario
     */
    id: string;
    /**
     * share of all output lost
     */
    esri: number;
    /**
     * by missing inputs alone
     */
    down: number;
    /**
     * by missing customers alone
     */
    up: number;
    /**
     * sweeps until the tolerance was met
     */
    steps: number;
    /**
     * share of each industry's output lost; null: it sells nothing
     */
    industries?: {
      [k: string]: number | null;
    };
    /**
     * firms that lose any output
     */
    losses?: {
      [k: string]: {
        down: number;
        up: number;
      };
    };
  }[];
  certificate: {
    formula: string;
    /**
     * what the amounts of the file count as
     */
    basis: string;
    /**
     * null: the file has no point of view
     */
    home: string[] | null;
    trusted: null;
    adversary: null;
    /**
     * null: the file states no year
     */
    dataYears: {
      from: number | null;
      to: number | null;
    };
    /**
     * most sweeps of an item
     */
    iterations: number;
    /**
     * largest last change of an item
     */
    lastChange: number;
    converged: boolean;
    /**
     * what was assumed or mended for the whole result
     */
    notes: string[];
    firms: number;
    /**
     * sales above 0, as stated
     */
    links: number;
    industries: number;
    replaceability: boolean;
    /**
     * sales outside the network are counted
     */
    finalDemand: boolean;
    tolerance: number;
    /**
     * null: the tolerance is 1e-6 or less
     */
    check: {
      tolerance: number;
      /**
       * how many items were run again ...
       */
      items: number;
      /**
       * ... of how many
       */
      of: number;
      /**
       * mean ESRI of these at the tolerance asked for
       */
      mean: number;
      /**
       * and at the smaller one
       */
      meanTight: number;
      maxDifference: number;
      /**
       * the item that moved most
       */
      maxDifferenceOf: string;
      /**
       * most that one more sweep adds to a firm's loss, of these items
       */
      residual: number;
      /**
       * false: a run was broken off, and the difference is a lower end
       */
      converged: boolean;
    } | null;
  };
}
export interface IoResult {
  items: IoItem[];
  /**
   * how many labels were asked about, listed or not
   */
  total: number;
  /**
   * gross output for `demand`
   */
  output?: {
    [k: string]: number;
  };
  /**
   * rows and columns of the matrices
   */
  labels?: string[];
  /**
   * row i, column j: input i per unit of j
   */
  technicalCoefficients?: number[][];
  /**
   * row i, column j: i made for one unit of j
   */
  leontiefInverse?: number[][];
  certificate: IoCertificate;
}
export interface IoItem {
  id: string;
  country: string;
  /**
   * look-through: share of all production for it, by origin; sums to 1
   */
  fpem: {
    [k: string]: number;
  };
  /**
   * of the same whole: itself and its direct inputs alone
   */
  faceValue: {
    [k: string]: number;
  };
  /**
   * fpem - faceValue, 0 or more
   */
  hidden: {
    [k: string]: number;
  };
  /**
   * share of one unit's value added in each origin; sums to 1
   */
  valueAddedOrigin: {
    [k: string]: number;
  };
  /**
   * foreign share of all inputs; null: it has none
   */
  foreignInputReliance: number | null;
  /**
   * production everywhere for one unit of final demand
   */
  outputMultiplier: number;
  /**
   * 1 - all inputs per unit; below 0: sells below cost
   */
  ownValueAdded: number;
}
export interface IoCertificate {
  formula: string;
  /**
   * what the amounts of the file count as
   */
  basis: string;
  /**
   * null: each label's own country
   */
  home: string[] | null;
  trusted: null;
  adversary: null;
  /**
   * null: the file states no year
   */
  dataYears: {
    from: number | null;
    to: number | null;
  };
  iterations: number;
  lastChange: number;
  converged: boolean;
  /**
   * what was assumed or mended for the whole result
   */
  notes: string[];
  origins: "label" | "country";
  labels: number;
  countries: number;
  /**
   * below 1: the sums behind every figure are finite
   */
  spectralRadiusAtMost: number;
  residual: number;
}
export interface ExposureResult {
  /**
   * suppliers; products are not disrupted
   */
  nodes: {
    [k: string]: ExposureItem;
  };
  /**
   * periods for which all demand can be met if nothing stops; null: for ever
   */
  timeToSurviveWithoutDisruption: number | null;
  certificate: ExposureCertificate;
}
export interface ExposureItem {
  /**
   * TTS (LP): periods for which all demand can be met; null: for ever, a billion or more
   */
  timeToSurvive: number | null;
  /**
   * by time to recover: time to survive >= it
   */
  safe: {
    [k: string]: boolean;
  };
  /**
   * by time to recover: least profit that is lost over it
   */
  lostProfit: {
    [k: string]: number;
  };
  /**
   * by time to recover: lost profit / the largest of any supplier; 0 if that is 0
   */
  riskExposureIndex: {
    [k: string]: number;
  };
  /**
   * products whose demand ends the time to survive
   */
  firstMissed: string[];
  /**
   * stocks and capacities that set the time to survive
   */
  limits: SurvivalLimit[];
}
export interface SurvivalLimit {
  id: string;
  kind: "stock" | "capacity";
  /**
   * time to survive gained per further unit, at the margin
   */
  periodsPerUnit: number;
}
export interface ExposureCertificate {
  formula: string;
  /**
   * what the amounts of the file count as
   */
  basis: string;
  /**
   * null: the file has no point of view
   */
  home: string[] | null;
  trusted: null;
  adversary: null;
  /**
   * null: the file states no year
   */
  dataYears: {
    from: number | null;
    to: number | null;
  };
  iterations: number;
  lastChange: number;
  converged: boolean;
  /**
   * what was assumed or mended for the whole result
   */
  notes: string[];
  solver: string;
  nodes: number;
  products: number;
  suppliers: number;
  links: number;
  timesToRecover: number[];
}
export interface TableSimulateResult {
  name: string | null;
  engine: "ario" | "pichler";
  /**
   * first day of each step
   */
  days: number[];
  /**
   * of all labels, weighted by normal output
   */
  lostDays: number;
  /**
   * share of all normal output that is not made, one for each of `days`
   */
  loss: number[];
  /**
   * labels that are first below normal
   */
  firstHit: string[];
  /**
   * the same of those that the scenario does not shock itself
   */
  firstHitIndirectly: string[];
  /**
   * how many labels are ever below normal
   */
  hit: number;
  sectors: {
    [k: string]: LabelCourse;
  };
  /**
   * a table has none
   */
  products: {};
  /**
   * labels that are not listed in `sectors`
   */
  omitted: number;
  total: TableCourse;
  certificate: TableSimulateCertificate;
}
export interface LabelCourse {
  /**
   * share of normal output, one for each of `days`; above 1: more
   */
  output: number[];
  minOutput: number;
  /**
   * days of normal output that are lost; days above normal not offset
   */
  lostDays: number;
  /**
   * days of normal output made above normal
   */
  extraDays: number;
  /**
   * first day below normal; null: never
   */
  timeToSurviveDays: number | null;
  /**
   * first day from which all is normal again; null: not within the horizon, or never short
   */
  timeToRecoverDays: number | null;
  /**
   * in the money of the table
   */
  lostOutput: number;
  /**
   * in the money of the table
   */
  extraOutput: number;
  /**
   * what final users wanted and did not get
   */
  finalDemandUnmet: number;
  /**
   * first day of least output; null: never below normal
   */
  minDay: number | null;
  /**
   * first day on which an input holds it back; null: none does
   */
  inputsBindDay: number | null;
  /**
   * what held it back on that day: an input, "capacity" or "demand"
   */
  binding: string | null;
  /**
   * labels from the shock to this one, by what bound each
   */
  path: string[];
}
export interface TableCourse {
  /**
   * share of normal output, one for each of `days`; above 1: more
   */
  output: number[];
  minOutput: number;
  /**
   * days of normal output that are lost; days above normal not offset
   */
  lostDays: number;
  /**
   * days of normal output made above normal
   */
  extraDays: number;
  /**
   * first day below normal; null: never
   */
  timeToSurviveDays: number | null;
  /**
   * first day from which all is normal again; null: not within the horizon, or never short
   */
  timeToRecoverDays: number | null;
  /**
   * in the money of the table
   */
  lostOutput: number;
  /**
   * in the money of the table
   */
  extraOutput: number;
  /**
   * what final users wanted and did not get
   */
  finalDemandUnmet: number;
  /**
   * a year's
   */
  normalOutput: number;
  /**
   * value added at normal shares of the output that is lost
   */
  lostValueAdded: number;
  /**
   * of what final users wanted; null: they want nothing
   */
  finalDemandUnmetShare: number | null;
}
export interface TableSimulateCertificate {
  formula: string;
  /**
   * what the amounts of the file count as
   */
  basis: string;
  /**
   * null: the file has no point of view
   */
  home: string[] | null;
  trusted: null;
  adversary: null;
  /**
   * null: the file states no year
   */
  dataYears: {
    from: number | null;
    to: number | null;
  };
  iterations: number;
  lastChange: number;
  converged: boolean;
  /**
   * what was assumed or mended for the whole result
   */
  notes: string[];
  engine: "ario" | "pichler";
  labels: number;
  /**
   * purchases above 0 between labels
   */
  links: number;
  /**
   * as used; null: has no meaning for the engine
   */
  parameters: {
    [k: string]: number | string | null;
  };
}
export interface ShapleyResult {
  /**
   * loss when all targets are cut at once
   */
  loss: number | null;
  /**
   * each target's part; the parts sum to the loss
   */
  shares: {
    [k: string]: number | null;
  };
  /**
   * largest standard error of a part; 0: exact
   */
  standardError: number | null;
  /**
   * orders drawn; null: exact, over all sets of targets
   */
  permutations: number | null;
  seed: number | null;
  certificate: Certificate;
}
export interface WrittenReport {
  subject: string;
  kind: "product" | "sector" | "country";
  title: string;
  markdown: string;
  /**
   * one page that needs nothing else
   */
  html: string;
  certificate: Certificate;
}
export interface DiffResult {
  a: {
    id: string;
    version: string;
    /**
     * newest year that counts; null: all
     */
    asOf: number | null;
    certificate: Certificate;
  };
  b: {
    id: string;
    version: string;
    /**
     * newest year that counts; null: all
     */
    asOf: number | null;
    certificate: Certificate;
  };
  /**
   * only tables in which something changed
   */
  tables: {
    [k: string]: {
      /**
       * rows, listed or not
       */
      counts: {
        added: number;
        removed: number;
        changed: number;
        /**
         * in the changed rows
         */
        cells: number;
      };
      added: {
        /**
         * what makes the row unique, parts separated by |
         */
        key: string;
        row: {
          [k: string]: string | number | boolean | string[] | null;
        };
        source: string | null;
      }[];
      removed: {
        /**
         * what makes the row unique, parts separated by |
         */
        key: string;
        row: {
          [k: string]: string | number | boolean | string[] | null;
        };
        source: string | null;
      }[];
      changed: {
        key: string;
        column: string;
        before: (string | number | boolean | string[]) | null;
        after: (string | number | boolean | string[]) | null;
        /**
         * of the row as it is in B
         */
        source: string | null;
      }[];
    };
  };
  /**
   * products that kept their name and kind but not their id
   */
  renamed: {
    before: string;
    after: string;
  }[];
  /**
   * answers that moved, the largest move first; then those within; then those without
   */
  scores: {
    /**
     * product, by its id in B where it is there, or @COUNTRY
     */
    id: string;
    figure: "score" | "direct" | "lookThrough" | "critical" | "hhi" | "netImportReliance";
    before: number | null;
    after: number | null;
    /**
     * null where one side has no figure
     */
    difference: number | null;
    /**
     * one side's unknown supply had left room for the other's figure
     */
    within: boolean;
  }[];
  /**
   * of the total
   */
  counts: {
    /**
     * beyond what was unknown
     */
    moved: number;
    within: number;
    /**
     * no figure before
     */
    newlyKnown: number;
    /**
     * no figure after
     */
    noLongerKnown: number;
  };
  /**
   * how many answers moved, listed or not
   */
  total: number;
  /**
   * how many answers were compared
   */
  compared: number;
}
export interface RunList {
  items: RunStatus[];
  /**
   * `cursor` of the next page; null: there is none
   */
  next: string | null;
}
export interface Run {
  id: string;
  /**
   * null: what is asked about came with the question
   */
  graph: string | null;
  operation:
    | "simulate"
    | "worst"
    | "sweep"
    | "compare"
    | "chokepoints"
    | "sensitivity"
    | "cut"
    | "dependency"
    | "risk"
    | "shapley"
    | "esri"
    | "centrality"
    | "report"
    | "firmsOverview"
    | "diff"
    | "io"
    | "esriOfFirms"
    | "exposure"
    | "simulateTable"
    | "importGraph";
  /**
   * waiting: others are before it; the last three do not change again
   */
  state: "waiting" | "running" | "finished" | "failed" | "cancelled";
  progress: {
    /**
     * runs, searches, sets that were tried, or bytes of a network that were read or kept
     */
    done: number;
    /**
     * of how many; null: nobody knows
     */
    total: number | null;
    /**
     * at the pace so far; null: nobody knows
     */
    secondsLeft: number | null;
    /**
     * what is being done, where work has steps
     */
    step: string | null;
  };
  /**
   * id of a token; `local`: somebody at the machine; `public`
   */
  askedBy: string;
  /**
   * when it was asked for (ISO 8601)
   */
  created: string;
  /**
   * when it ended; null: it has not
   */
  ended: string | null;
  /**
   * the answer of the request that it stands for; null: the run has not finished
   */
  result:
    | (
        | SimulateResult
        | WorstResult
        | SweepResult
        | CompareResult
        | ChokepointsResult
        | SensitivityResult
        | CutResult
        | DependencyResult
        | RiskResult
        | ShapleyResult
        | GraphEsriResult
        | CentralityResult
        | WrittenReport
        | FirmsOverview
        | DiffResult
        | IoResult
        | EsriResult
        | ExposureResult
        | TableSimulateResult
        | ImportedGraph
      )
    | null;
  /**
   * the problem document of that request; null: the run has not failed
   */
  problem: ProblemDocument | null;
}
export interface Health {
  status: "ok";
}
export interface Readiness {
  status: "ready";
  graphs: number;
}
export interface ScenarioOutput {
  format: "linchpin-scenario/1";
  id?: string;
  name?: string;
  nameJa?: string;
  description?: string;
  descriptionJa?: string;
  /**
   * @minItems 1
   */
  home?: string[];
  trusted?: string[];
  adversary?: string[];
  mode?: "pool" | "rigid";
  regions?: "world" | "blocs" | "countries";
  basis?: "world_production" | "home_sourcing";
  importanceSet?: string;
  horizonDays: number;
  stepDays: number;
  /**
   * output that a plant regains by itself each day once no cut is active
   */
  restartRatePerDay:
    | number
    | {
        low: number;
        mode?: number;
        high: number;
      }
    | {
        distribution: "normal";
        mean: number;
        /**
         * standard deviation
         */
        sd: number;
      }
    | {
        distribution: "lognormal";
        mean: number;
        /**
         * coefficient of variation: standard deviation / mean
         */
        cv: number;
      }
    | {
        distribution: "beta";
        mean: number;
        /**
         * sureness: variance is mean (1 - mean) / (nu + 1)
         */
        nu: number;
      }
    | {
        distribution: "discrete";
        /**
         * @minItems 1
         * @maxItems 1000
         */
        values: number[];
        /**
         * one for each value; scaled to sum 1
         *
         * @minItems 1
         * @maxItems 1000
         */
        odds: number[];
      };
  /**
   * stock of users where the data state none; default 0
   */
  unstatedCoverDays?:
    | {
        material?: UncertainDays;
        component?: UncertainDays;
        sector?: UncertainDays;
      }
    | UncertainDays;
  /**
   * days from maker to user where the data state none; default 1
   */
  unstatedLagDays?:
    | {
        material?: UncertainDays;
        component?: UncertainDays;
        sector?: UncertainDays;
      }
    | UncertainDays;
  /**
   * @maxItems 200
   */
  shocks: (
    | {
        kind: "halt";
        /**
         * ids; "*": all but sectors
         */
        products: "*" | string[];
        /**
         * who stops; "*": everybody
         */
        countries: "*" | string[];
        /**
         * only the part of these firms
         *
         * @minItems 1
         * @maxItems 2000
         */
        firms?: string[];
        /**
         * share of their output that is lost
         */
        size:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "embargo";
        /**
         * ids; "*": all but sectors
         */
        products: "*" | string[];
        /**
         * who does not sell; "*": all but the buyers
         */
        sellers: "*" | string[];
        /**
         * who is not sold to; "*": all but the sellers
         */
        buyers: "*" | string[];
        /**
         * share of these sales that is barred
         */
        size:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * 0: the share is lost for good, 1: re-routing undoes the ban; without: both are run
         */
        fungibility?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "demand";
        /**
         * ids; "*": all but sectors
         */
        products: "*" | string[];
        /**
         * 0.5: use rises by half of normal use
         */
        size:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * first day; day 0 is the first of the scenario
         */
        startDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * null: to the end
         */
        durationDays: UncertainDays | null;
        /**
         * days over which it fades linearly after its duration
         */
        rampDays:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
  )[];
  /**
   * @maxItems 200
   */
  responses: (
    | {
        kind: "stock-release";
        /**
         * ids; "*": all but sectors
         */
        products: "*" | string[];
        /**
         * whose stocks; default: the home's
         */
        countries?: "*" | string[];
        /**
         * null: all holders
         */
        holder: string | null;
        /**
         * most days of normal home use released in a day; null: as needed
         */
        ratePerDay: UncertainRate | null;
        /**
         * day from which the response works
         */
        fromDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "rationing";
        rule: "pro-rata" | "priority" | "optimal";
        /**
         * sectors, first served first
         *
         * @maxItems 2000
         */
        order?: string[];
        /**
         * use outside the graph: default sacrificed with priority, protected with optimal
         */
        otherUse?: "protected" | "sacrificed";
        /**
         * day from which the response works
         */
        fromDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "substitution";
        /**
         * inputs that redesign replaces; of what is no input of anything: all that it needs
         */
        products: "*" | string[];
        /**
         * share of a shortfall that is covered in the end
         */
        toSubstitutability:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "spare-capacity";
        /**
         * ids; "*": all but sectors
         */
        products: "*" | string[];
        /**
         * whose spare capacity
         */
        countries: "*" | string[];
        /**
         * share of own normal output that can be added; default: the data's spare
         */
        toSpare?:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "project";
        /**
         * ids of projects
         *
         * @minItems 1
         * @maxItems 2000
         */
        projects?: string[];
        /**
         * all projects of these
         *
         * @minItems 1
         * @maxItems 2000
         */
        products?: string[];
        /**
         * day on which the new capacity runs
         */
        fromDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
    | {
        kind: "diversion";
        /**
         * ids; "*": all but sectors
         */
        products: "*" | string[];
        /**
         * share of the home's exports that is kept at home
         */
        size:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * day from which the response works
         */
        fromDay:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
        /**
         * days over which it grows linearly to its full size
         */
        rampDays:
          | number
          | {
              low: number;
              mode?: number;
              high: number;
            }
          | {
              distribution: "normal";
              mean: number;
              /**
               * standard deviation
               */
              sd: number;
            }
          | {
              distribution: "lognormal";
              mean: number;
              /**
               * coefficient of variation: standard deviation / mean
               */
              cv: number;
            }
          | {
              distribution: "beta";
              mean: number;
              /**
               * sureness: variance is mean (1 - mean) / (nu + 1)
               */
              nu: number;
            }
          | {
              distribution: "discrete";
              /**
               * @minItems 1
               * @maxItems 1000
               */
              values: number[];
              /**
               * one for each value; scaled to sum 1
               *
               * @minItems 1
               * @maxItems 1000
               */
              odds: number[];
            };
      }
  )[];
  /**
   * @maxItems 200
   */
  sources: {
    /**
     * id of a source of the graph
     */
    source?: string;
    citation?: string;
    year?: number;
    url?: string;
    /**
     * place in the source, and what it says
     */
    detail?: string;
  }[];
  /**
   * @maxItems 200
   */
  parameters: {
    name: string;
    nameJa?: string;
    status: "reported" | "estimated" | "judgement";
    source?: string;
    /**
     * place in the source; for a judgement, its reason
     */
    detail: string;
  }[];
}
