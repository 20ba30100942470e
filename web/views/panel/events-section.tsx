import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { formatDate, formatShare } from "../../parts/format.ts";
import { SourceLine } from "../../parts/source-line.tsx";
import { useLanguage } from "../../parts/use-names.ts";
import { Section } from "./section.tsx";

type Event = ProductDetail["events"][number];
const SHOWN = 3;

/** What has happened to the supply of the product, newest first. */
export function EventsSection({ events }: { readonly events: readonly Event[] }) {
  const { t } = useTranslation("panel");
  const [isWhole, setWhole] = useState(false);
  if (events.length === 0) return null;
  const sorted = [...events].sort((a, b) => ((a.start ?? "") < (b.start ?? "") ? 1 : -1));
  const more = !isWhole && events.length > SHOWN && (
    <button type="button" className="text-button text-link" onClick={() => setWhole(true)}>
      {t("events.all", { count: events.length })}
    </button>
  );
  return (
    <Section title={t("events.title")} aside={more || undefined}>
      <ul className="panel-events">
        {(isWhole ? sorted : sorted.slice(0, SHOWN)).map((event) => (
          <li key={event.id}>
            <EventText event={event} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function EventText({ event }: { readonly event: Event }) {
  const { t } = useTranslation("panel");
  const language = useLanguage();
  const isInForce = /^in force/i.test(event.outcome ?? "");
  const facts = [
    t(`events.kind.${event.kind}`),
    isInForce && event.end === null ? t("events.inForce") : "",
    event.end === null ? "" : t("events.until", { date: formatDate(event.end, language) }),
    event.size === null || event.size === 1
      ? ""
      : t("events.size", { share: formatShare(event.size, language) }),
  ].filter((fact) => fact !== "");
  return (
    <details>
      <summary>
        <b>{formatDate(event.start, language)}</b> {language === "ja" ? event.nameJa : event.nameEn}
        {facts.length > 0 && (
          <span className="quiet"> ({facts.join(language === "ja" ? "、" : ", ")})</span>
        )}
      </summary>
      {event.outcome && (
        <p>
          {t("events.outcome")}
          <span lang="en">{event.outcome}</span>
        </p>
      )}
      <SourceLine
        source={event.evidence.source}
        year={event.evidence.year}
        detail={event.evidence.detail}
      />
    </details>
  );
}
