import { useTranslation } from "react-i18next";
import { isNamed } from "../../parts/country-set.ts";
import { formatList, formatShare } from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { figureText } from "./map-text.ts";
import type { World } from "./shapes.ts";
import type { MapData } from "./use-map.ts";

interface Props {
  readonly data: MapData;
  readonly world: World;
}

/** What the picture cannot show, in words: purchases, withheld makers, countries without a shape. */
export function MapNotes({ data, world }: Props) {
  const { t } = useTranslation("map");
  const names = useNames();
  const language = useLanguage();
  if (!names) return null;
  const missing = data.rows.filter(
    ({ code, figure, isHome }) => !isHome && (figure ?? 0) > 0 && !world.byCode.has(code),
  );
  const withheld =
    data.measure === "share"
      ? data.rows.filter(({ figure }) => figure === null).map(({ code }) => names.country(code))
      : [];
  const figures = missing.map((row) =>
    t("notes.noShapeOne", {
      country: names.country(row.code),
      figure: figureText(row, data.measure, language),
    }),
  );
  return (
    <>
      {data.measure === "share" && data.flows.length > 0 && <Bought data={data} />}
      {withheld.length > 0 && (
        <p className="map-note">
          {t("notes.withheldBy", { countries: formatList(withheld, language) })}
        </p>
      )}
      {figures.length > 0 && (
        <p className="map-note">
          {t("notes.noShape")}: {formatList(figures, language)}
        </p>
      )}
    </>
  );
}

/** Where home buys the product, largest first, with how it is known. */
function Bought({ data }: Pick<Props, "data">) {
  const { t } = useTranslation("map");
  const names = useNames();
  const language = useLanguage();
  const markets = [...new Set(data.flows.map(({ market }) => market))];
  return markets.map((market) => {
    const flows = data.flows.filter((flow) => flow.market === market);
    const words = flows.map(({ supplier, share }) => {
      const part = formatShare(share, language);
      if (!isNamed(supplier)) return t("notes.nobody", { share: part });
      if (supplier === market) return t("notes.atHome", { share: part });
      const country = names?.country(supplier) ?? supplier;
      return share === null ? t("notes.withheld", { country }) : `${country} ${part}`;
    });
    const evidence = flows[0]?.evidence;
    const label =
      markets.length > 1
        ? t("notes.boughtOf", { home: names?.country(market) ?? market })
        : t("notes.bought");
    return (
      <p className="map-note map-bought" key={market}>
        <b>{label}:</b> {words.join(t("notes.separator"))}{" "}
        {evidence?.status && <StatusChip status={evidence.status} />}{" "}
        {evidence && <SourceLine source={evidence.source} year={evidence.year} isShort />}
      </p>
    );
  });
}
