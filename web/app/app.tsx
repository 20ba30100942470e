import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, Suspense, useEffect } from "react";
import { BrowserRouter, Navigate, Outlet, Route, Routes, useLocation } from "react-router";
import { showLanguage } from "../i18n/index.ts";
import { useLanguage } from "../parts/use-names.ts";
import { FirmsElsewhere } from "../views/explore/firms/firms-elsewhere.tsx";
import { useIsFirms } from "../views/explore/firms/queries.ts";
import { ApiError } from "./api.ts";
import { ImportProvider } from "./import/import-provider.tsx";
import { PartBoundary } from "./part-boundary.tsx";
import { languageOf, themeOf } from "./preferences.ts";
import { Shell } from "./shell.tsx";
import { theme } from "./theme.ts";
import { useViewState } from "./view-state.ts";
import { ViewStateProvider } from "./view-state-provider.tsx";
import { VIEWS, type View } from "./views/view-ids.ts";
import { VIEW_PARTS } from "./views/view-parts.tsx";
import { ViewSkeleton } from "./views/view-skeleton.tsx";

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      refetchOnWindowFocus: false,
      retry: (count, error) => error instanceof ApiError && error.isOffline && count < 2,
    },
  },
});

/** The page: providers, routes and the frame around every view. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter useTransitions={false}>
        <ViewStateProvider>
          <Routes>
            <Route element={<Frame />}>
              {VIEWS.map((view) => {
                const Part = VIEW_PARTS[view];
                return (
                  <Route
                    key={view}
                    path={`/${view}`}
                    element={<ForKind view={view} part={<Part />} />}
                  />
                );
              })}
              <Route path="*" element={<ToExplore />} />
            </Route>
          </Routes>
        </ViewStateProvider>
      </BrowserRouter>
    </QueryClientProvider>
  );
}

/** Views of products have nothing to say of a network of firms; Explore has a picture of its own. */
function ForKind({ view, part }: { readonly view: View; readonly part: ReactNode }) {
  return useIsFirms() && view !== "explore" ? <FirmsElsewhere view={view} /> : part;
}

function ToExplore() {
  const { pathname, search } = useLocation();
  const nowhere = pathname === "/" ? null : pathname;
  return <Navigate to={{ pathname: "/explore", search }} state={{ nowhere }} replace />;
}

/** Theme and language follow the address. */
function Frame() {
  const { state, set } = useViewState();
  const { pathname } = useLocation();
  const shown = useLanguage();
  const language = languageOf(state);
  useEffect(() => {
    if (shown === language) return;
    void showLanguage(language).then((isShown) => {
      if (!isShown) set({ lang: shown }, { replace: true }); // the switch tells what the page speaks
    });
  }, [shown, language, set]);
  return (
    <MantineProvider theme={theme} forceColorScheme={themeOf(state)}>
      <ImportProvider>
        <Shell>
          <PartBoundary part={pathname}>
            <Suspense fallback={<ViewSkeleton />}>
              <Outlet />
            </Suspense>
          </PartBoundary>
        </Shell>
      </ImportProvider>
    </MantineProvider>
  );
}
