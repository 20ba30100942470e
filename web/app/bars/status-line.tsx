import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useViewState } from "../view-state.ts";

const QUIET_MS = 100;

/** A 2 px line while figures are on their way; nothing under a tenth of a second. */
export function LoadingLine() {
  const isFetching = useIsFetching({ predicate: ({ meta }) => meta?.["quiet"] !== true }) > 0;
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isFetching) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [isFetching]);
  return <div className={isShown ? "loading-line on" : "loading-line"} aria-hidden />;
}

/** When the figures on screen came, if the server no longer answers; null: it does. */
function useLostSince(): number | null {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => {
      const queries = cache.getAll().filter((query) => query.getObserversCount() > 0);
      const lost = queries.some(
        ({ state }) => state.error instanceof ApiError && state.error.isOffline,
      );
      const times = queries.map(({ state }) => state.dataUpdatedAt).filter((time) => time > 0);
      return lost && times.length > 0 ? Math.max(...times) : null;
    },
  );
}

/** The server is lost: the last picture stays, with the time of its figures and one action. */
export function ConnectionBar() {
  const { t, i18n } = useTranslation("shell");
  const client = useQueryClient();
  const since = useLostSince();
  useEffect(() => {
    document.body.toggleAttribute("data-lost", since !== null);
  }, [since]);
  if (since === null) return null;
  const format = new Intl.DateTimeFormat(i18n.language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (
    <div className="connection-bar" role="alert">
      {t("lost.text", { time: format.format(since) })}
      <button
        type="button"
        className="connection-again"
        onClick={() => void client.refetchQueries({ type: "active" })}
      >
        {t("lost.again")}
      </button>
    </div>
  );
}

/** What the address held that was not understood. */
export function AddressNotes() {
  const { t } = useTranslation("shell");
  const { notes, state, set } = useViewState();
  if (notes.length === 0) return null;
  const shown = notes.map(({ key, text }) => (key === "" ? text : `${key}=${text}`)).join(", ");
  return (
    <div className="note" role="status">
      {t("ignored", { shown })}
      <button
        type="button"
        className="plain-button"
        onClick={() => set({ ...state }, { replace: true })}
      >
        {t("close")}
      </button>
    </div>
  );
}
