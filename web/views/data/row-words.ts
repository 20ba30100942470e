import type { Names } from "../../parts/names.ts";
import type { FigureItem } from "./data-tables.ts";
import type { FigureWords } from "./figure-words.ts";

/** What a row is about, in words: the thing itself, and who or what beside it. */
export interface RowWords {
  /** Product whose mark stands before the name; null: the row is about something else. */
  readonly product: string | null;
  readonly subject: string;
  readonly what: string;
}

const text = (cell: unknown): string => (typeof cell === "string" ? cell : "");

/** The words of a row, by its table. */
export function rowWords(item: FigureItem, names: Names, { language, t }: FigureWords): RowWords {
  const { table, row, products, countries } = item;
  const own = language === "ja" ? text(row["nameJa"]) || text(row["nameEn"]) : text(row["nameEn"]);
  const product = products[0] ?? null;
  const named = product === null ? "" : names.product(product);
  const list = (codes: readonly string[]) => codes.map((code) => names.country(code)).join(", ");
  const ofProduct = (what: string): RowWords => ({ product, subject: named, what });
  const ofThing = (subject: string, what: string): RowWords => ({ product: null, subject, what });
  switch (table) {
    case "supply":
      return ofProduct(countries[0] ? names.country(countries[0]) : t("data:notKnown"));
    case "inputs":
      return ofProduct(products[1] ? names.product(products[1]) : "");
    case "firms": {
      const firm = names.firm(text(row["firm"]));
      const place = text(row["plantCountry"]) || text(row["headquarters"]);
      return ofProduct(
        place ? t("data:inPlace", { name: firm, place: names.country(place) }) : firm,
      );
    }
    case "sourcing":
      return ofProduct(
        t("data:fromTo", {
          from: names.country(text(row["supplier"])),
          to: names.country(text(row["market"])),
        }),
      );
    case "trade":
      return ofProduct(
        t(`data:flow.${text(row["flow"])}`, {
          partner: names.country(text(row["partner"])),
          reporter: names.country(text(row["reporter"])),
        }),
      );
    case "stocks":
      return ofProduct(
        t("data:inPlace", {
          name: t(`data:holder.${text(row["holder"])}`, { defaultValue: text(row["holder"]) }),
          place: list(countries),
        }),
      );
    case "prices":
      return ofProduct(text(row["series"]));
    case "uses":
      return ofProduct(text(row["use"]));
    case "indicators": {
      const measure = t(`data:measure.${text(row["measure"])}`, {
        defaultValue: text(row["measure"]),
      });
      const place = list(countries);
      return ofProduct(place ? t("data:inPlace", { name: measure, place }) : measure);
    }
    case "importance":
      return ofProduct(text(row["set"]));
    case "products":
      return ofProduct(
        (language === "ja" ? text(row["descriptionJa"]) : "") || text(row["descriptionEn"]),
      );
    case "projects":
      return ofThing(
        text(row["name"]) || text(row["id"]),
        t("data:inPlace", { name: named, place: list(countries) }),
      );
    case "events":
      return ofThing(own || text(row["id"]), [list(countries), named].filter(Boolean).join(" · "));
    case "countries":
      return ofThing(names.country(text(row["iso3"])), text(row["region"]));
    case "sources":
      return ofThing(text(row["citation"]), text(row["publisher"]));
    case "firmsIndex":
      return ofThing(own || text(row["id"]), text(row["id"]));
    case "evidence":
      return ofThing(
        text(row["key"]).replaceAll("|", " · "),
        `${text(row["file"])} ${text(row["column"])}`,
      );
    default:
      return ofProduct(list(countries));
  }
}
