import type { TFunction } from "i18next";

const STEP = /^step-(\d+)$/;

/** The name of a column: that of its tier, or, in a network without tiers, its place. */
export function tierName(t: TFunction<"explore">, tier: string): string {
  const [, step] = STEP.exec(tier) ?? [];
  return step === undefined
    ? t(`tier.${tier}`, { defaultValue: tier })
    : t("step", { place: step });
}
