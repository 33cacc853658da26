import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

// The palette as it stands in the stylesheet: `--name: light-dark(#light, #dark);`.
const css = readFileSync("src/css/palette.css", "utf8");
const MODES = { light: 0, dark: 1 };

const colourOf = (mode: keyof typeof MODES, name: string): string => {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(css)?.slice(1);
  if (!pair) throw new Error(`palette.css has no --${name}`);
  return pair[MODES[mode]] as string;
};

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, WCAG 2.2, success criterion 1.4.3. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = ["ink", "ink-soft", "accent", "proven", "warning", "failed"];
const CODE = ["plain", "comment", "keyword", "string", "number", "function", "type"].map((name) => `code-${name}`);

describe.each(["light", "dark"] as const)("%s", (mode) => {
  test.each(TEXT.flatMap((text) => ["paper", "surface"].map((ground) => [text, ground])))("%s on %s reads", (text, ground) => {
    expect(contrast(colourOf(mode, text), colourOf(mode, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(CODE.flatMap((text) => ["surface", "mark"].map((ground) => [text, ground])))("%s on %s reads", (text, ground) => {
    expect(contrast(colourOf(mode, text), colourOf(mode, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test("accent reads on its own soft ground, and edges are seen", () => {
    expect(contrast(colourOf(mode, "accent"), colourOf(mode, "accent-soft"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colourOf(mode, "edge"), colourOf(mode, "paper"))).toBeGreaterThanOrEqual(3);
  });
});
