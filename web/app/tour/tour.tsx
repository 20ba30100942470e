import "./tour.css";
import { TourCard } from "./tour-card.tsx";
import { useTour } from "./use-tour.ts";

/** The guided tour, while the address asks for a step of it. */
export function GuidedTour() {
  const handle = useTour();
  const { tour, step } = handle;
  const kind = step === null ? undefined : tour?.steps[step - 1];
  if (!tour || step === null || !kind) return null;
  return <TourCard handle={handle} tour={tour} step={step} kind={kind} />;
}
