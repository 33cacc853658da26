/**
 * Light or dark: serves every `[data-colours]` button, without React and before it. Stands in the page's head. Docusaurus' own toggle is
 * rendered disabled until React runs, and swallows what is clicked before.
 */
declare const STORAGE_KEY: string;

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

/** The choice that says the same as the system is no choice: the page goes on following the system. */
function choose(mode: "light" | "dark"): void {
  const follows = (mode === "dark") === system.matches;
  root.dataset.theme = mode;
  root.dataset.themeChoice = follows ? "system" : mode;
  try {
    if (follows) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, mode);
  } catch {
    // Storage may be full or blocked: then the choice lasts as long as the page.
  }
}

document.addEventListener("click", ({ target }) => {
  if ((target as Element).closest("[data-colours]")) choose(root.dataset.theme === "dark" ? "light" : "dark");
});
system.addEventListener("change", () => {
  if (root.dataset.themeChoice === "system") choose(system.matches ? "dark" : "light");
});
