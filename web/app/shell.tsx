import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { SearchBox } from "../parts/search-box.tsx";
import { FirmSearch } from "../views/explore/firms/firm-search.tsx";
import { useIsFirms } from "../views/explore/firms/queries.ts";
import { ContextBar } from "./bars/context-bar.tsx";
import { PhoneContext } from "./bars/phone-context.tsx";
import { AddressNotes, ConnectionBar, LoadingLine } from "./bars/status-line.tsx";
import { TopBar, ViewLinks } from "./bars/top-bar.tsx";
import { FirstVisit } from "./first-visit/first-visit.tsx";
import { useFirstVisit } from "./first-visit/use-first-visit.ts";
import { HelpDialog } from "./help-dialog.tsx";
import { PartBoundary } from "./part-boundary.tsx";
import { remember, remembered } from "./preferences.ts";
import { TokenDialog } from "./token-dialog.tsx";
import { useKeys } from "./use-keys.ts";
import { useViewState } from "./view-state.ts";
import { hasOwnBar, viewOf } from "./views/view-ids.ts";

const GuidedTour = lazy(() =>
  import("./tour/tour.tsx").then(({ GuidedTour }) => ({ default: GuidedTour })),
);

/** The frame around every view: skip link, top bar, context bar, content; on a phone a bottom bar. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("shell");
  const isPhone = useMediaQuery("(max-width: 639px)", false, { getInitialValueInEffect: false });
  const [isHelp, setHelp] = useState(false);
  const [isSearch, setSearch] = useState(false);
  const [hasKeys, setKeys] = useState(() => remembered("keys") !== "off");
  const view = viewOf(useLocation().pathname);
  const visit = useFirstVisit();
  const isTour = useViewState().state.tour !== null;
  const isFirms = useIsFirms();
  const openHelp = useCallback(() => setHelp(true), []);
  useKeys(hasKeys, openHelp);
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <TopBar isPhone={isPhone} onHelp={openHelp} onSearch={() => setSearch(true)} />
      {!hasOwnBar(view) && (isPhone ? <PhoneContext /> : <ContextBar />)}
      <LoadingLine />
      <AddressNotes />
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
      {isPhone && <ViewLinks />}
      <ConnectionBar />
      {isTour && (
        <PartBoundary part={view ?? ""} isFloating>
          <Suspense>
            <GuidedTour />
          </Suspense>
        </PartBoundary>
      )}
      {visit.isOpen && <FirstVisit onClose={visit.close} />}
      <TokenDialog />
      <HelpDialog
        isOpen={isHelp}
        onClose={() => setHelp(false)}
        hasKeys={hasKeys}
        onKeys={(on) => {
          setKeys(on);
          remember("keys", on ? "on" : "off");
        }}
        onFirstVisit={() => {
          setHelp(false);
          visit.open();
        }}
      />
      {isPhone && (
        <Modal
          opened={isSearch}
          onClose={() => setSearch(false)}
          title={t("search")}
          fullScreen
          closeButtonProps={{ "aria-label": t("close") }}
        >
          {isFirms ? (
            <FirmSearch isEager onDone={() => setSearch(false)} />
          ) : (
            <SearchBox isEager onDone={() => setSearch(false)} />
          )}
        </Modal>
      )}
    </div>
  );
}
