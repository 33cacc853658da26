import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** `within`: a selector, else the whole page; `only`: rules by name, else those of WCAG 2.2 AA; `without`: rules that are left out. */
type Asked = { within?: string; only?: string[]; without?: string[] };

/** What axe finds, as what is wrong and where. No page here has frames, so it runs in the page itself, which takes half the time. */
export async function violationsOf(page: Page, { within, only, without = [] }: Asked = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  if (within) axe.include(within);
  if (only) axe.withRules(only);
  else axe.withTags(WCAG).disableRules(without);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
}
