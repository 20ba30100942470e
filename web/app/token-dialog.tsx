import { Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { keepToken, tokenOfTab, useTokenAsked } from "./token.ts";

/** Asks for a token where the server answers nobody without one. It cannot be put aside: nothing would be shown. */
export function TokenDialog() {
  const { t } = useTranslation("shell");
  const [text, setText] = useState("");
  const queries = useQueryClient();
  const isAsked = useTokenAsked();
  const isRefused = isAsked && tokenOfTab() !== null;
  const isSendable = /^[\x21-\x7e]+$/.test(text.trim()); // what a header can carry
  const show = (event: FormEvent) => {
    event.preventDefault();
    keepToken(text.trim());
    setText("");
    void queries.resetQueries();
  };
  return (
    <Modal
      opened={isAsked}
      onClose={() => undefined}
      title={t("token.title")}
      size={460}
      radius={12}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <form className="token-form" onSubmit={show}>
        <p>{t("token.what")}</p>
        {isRefused && <p role="alert">{t("token.refused")}</p>}
        <label>
          {t("token.label")}
          <input
            className="text-input"
            type="password"
            autoComplete="off"
            data-autofocus
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <p className="help-ways">
          <button type="submit" className="button button-ink" disabled={!isSendable}>
            {t("token.show")}
          </button>
        </p>
      </form>
    </Modal>
  );
}
