import type { Page } from "puppeteer-core";

/** A button by its name, within what a selector finds. */
export const button = (within: string, name: string): string => `${within} ::-p-aria([name="${name}"][role="button"])`;

export const press = (page: Page, within: string, name: string): Promise<void> => page.locator(button(within, name)).click();

/** The texts of what a reader sees. */
export const shown = (page: Page, selector: string): Promise<string[]> =>
  page.$$eval(selector, (all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.textContent));
