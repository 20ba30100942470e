import "@mantine/core/styles.css";
import "./tokens.css";
import "./shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "../i18n/index.ts";
import { App } from "./app.tsx";
import { languageOf } from "./preferences.ts";
import { readAddress } from "./view-state-address.ts";

const { state } = readAddress(new URLSearchParams(window.location.search));
await startI18n(languageOf(state));
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
