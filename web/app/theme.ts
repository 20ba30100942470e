import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** Furniture is grey: Mantine's primary colour is the ink, set by the tokens in `tokens.css`. */
const ink: MantineColorsTuple = [
  "#f6f7f7",
  "#eef1f2",
  "#dce2e5",
  "#c3ccd1",
  "#8e9da8",
  "#5d6b77",
  "#465562",
  "#2a3741",
  "#15202a",
  "#0f161c",
];

/** Mantine's settings that follow the tokens: type, corners, one grey. */
export const theme = createTheme({
  fontFamily: "var(--font)",
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 0 },
  colors: { ink },
  defaultRadius: 7,
  fontSizes: { xs: "11px", sm: "12px", md: "14px", lg: "15px", xl: "18px" },
  headings: { fontFamily: "var(--font)", fontWeight: "700" },
  cursorType: "pointer",
  respectReducedMotion: true,
});
