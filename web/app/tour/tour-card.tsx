import { useMediaQuery } from "@mantine/hooks";
import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { CloseIcon } from "../../parts/icons.tsx";
import { useLanguage, useNames } from "../../parts/use-names.ts";
import { useHomeName } from "../../views/panel/use-home-name.ts";
import { useViewpoint } from "../queries.ts";
import { type Box, placeCard, type Size } from "./place-card.ts";
import { tourPlace } from "./tour-place.ts";
import type { Tour, TourStepKind } from "./tour-plan.ts";
import { tourText } from "./tour-words.ts";
import { useAnchor } from "./use-anchor.ts";
import type { TourHandle } from "./use-tour.ts";
import { useTourFacts } from "./use-tour-facts.ts";

interface Props {
  readonly handle: TourHandle;
  readonly tour: Tour;
  readonly step: number;
  readonly kind: TourStepKind;
}

const NOWHERE: readonly string[] = [".no-anchor"];

/** One step: a card beside what it speaks of, which a ring marks; on a phone a sheet below. */
export function TourCard({ handle, tour, step, kind }: Props) {
  const { t } = useTranslation("tour");
  const { goTo, end, isThere } = handle;
  const card = useRef<HTMLElement>(null);
  const isPhone = useMediaQuery("(max-width: 639px)", false, { getInitialValueInEffect: false });
  const anchor = useAnchor(isThere ? tourPlace(kind, tour).anchors : NOWHERE);
  const spot = useSpot(card, isPhone ? null : anchor);
  const isLast = step === tour.steps.length;
  const next = () => (isLast ? end() : goTo(step + 1));
  const back = () => step > 1 && goTo(step - 1);
  useEffect(() => {
    if (step > 0) card.current?.focus({ preventScroll: true });
  }, [step]);
  useEscape(end);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight" && !isLast) next();
    else if (event.key === "ArrowLeft") back();
    else return;
    event.preventDefault();
  };
  return (
    <>
      {anchor && <span className="tour-ring" style={ringOf(anchor)} aria-hidden />}
      <section
        ref={card}
        className={spot ? "tour-card" : "tour-card is-loose"}
        style={spot ?? {}}
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <p className="tour-progress">{t("progress", { step, total: tour.steps.length })}</p>
        <h2 id="tour-title">{t(`step.${kind}`)}</h2>
        <TourText tour={tour} kind={kind} />
        <footer className="tour-foot">
          {!isThere && (
            <button type="button" className="button" onClick={() => goTo(step)}>
              {t("show")}
            </button>
          )}
          <button type="button" className="button" disabled={step === 1} onClick={back}>
            {t("back")}
          </button>
          <button type="button" className="button button-ink" onClick={next}>
            {t(isLast ? "done" : "next")}
          </button>
        </footer>
        <button type="button" className="tour-end" aria-label={t("end")} onClick={end}>
          <CloseIcon size={14} />
        </button>
      </section>
    </>
  );
}

function TourText({ tour, kind }: Pick<Props, "tour" | "kind">) {
  const { t } = useTranslation(["tour", "words"]);
  const language = useLanguage();
  const names = useNames();
  const home = useHomeName();
  const on = useViewpoint()?.on ?? "foreign";
  const facts = useTourFacts(tour, kind);
  const scope = names
    ? t(`tour:scope.${on}`, {
        country: names.countryInSentence(on),
        defaultValue: t("tour:scope.country", { country: names.countryInSentence(on) }),
      })
    : "";
  const text = names && tourText(kind, facts, { names, language, home, scope, t });
  return (
    <p id="tour-text" className="tour-text" aria-busy={!text}>
      {text ?? <span className="tour-waiting">{t("waiting")}</span>}
    </p>
  );
}

/** Where the card goes; null: loose, in its corner or sheet. */
function useSpot(card: { readonly current: HTMLElement | null }, anchor: Box | null) {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const read = () => setSize({ width: element.offsetWidth, height: element.offsetHeight });
    const watch = new ResizeObserver(read);
    watch.observe(element);
    read();
    return () => watch.disconnect();
  }, [card]);
  if (!anchor || !size) return null;
  return placeCard(anchor, size, { width: window.innerWidth, height: window.innerHeight });
}

const RING = 4;

function ringOf({ left, top, width, height }: Box): CSSProperties {
  return {
    left: left - RING,
    top: top - RING,
    width: width + 2 * RING,
    height: height + 2 * RING,
  };
}

/** Escape ends the tour, unless a dialog above it takes the key. */
function useEscape(end: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector(".mantine-Modal-content")) return;
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [end]);
}
