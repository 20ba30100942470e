import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../parts/failure.tsx";
import { serverAnswers } from "./api.ts";
import { partError } from "./part-error.ts";

interface Props {
  /** With another one the part is drawn afresh: another view was opened. */
  readonly part: string;
  /** It lies over the page, as a dialog does. */
  readonly isFloating?: boolean;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly part: string;
}

/**
 * Holds a part of the page that is fetched when first shown. If it does not come, or cannot be
 * drawn, that is said in its place; the rest of the page stays as it is.
 */
export class PartBoundary extends Component<Props, State> {
  override state: State = { error: null, part: this.props.part };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ part }: Props, state: State): State | null {
    return part === state.part ? null : { error: null, part };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!this.props.isFloating) return <PartLost error={error} />;
    return (
      <div className="part-lost">
        <PartLost error={error} />
      </div>
    );
  }
}

function PartLost({ error }: { readonly error: unknown }) {
  const { t } = useTranslation("shell");
  return (
    <Failure
      title={t("partLost.title")}
      error={partError(error)}
      unchanged={t("partLost.unchanged")}
      onRetry={() => void loadAgain()}
    />
  );
}

/** The address holds all that was chosen. Nobody is sent to a page that would not come. */
async function loadAgain(): Promise<void> {
  if (await serverAnswers()) window.location.reload();
}
