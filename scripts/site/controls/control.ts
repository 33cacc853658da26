import type { Page } from "playwright-core";

/** Something a reader can do first of all on a page, and what has to come of it. */
export type Control = {
  name: string;
  /** In the markup of the pages that have it. */
  on: RegExp;
  /** The elements that it stands for. */
  of: string;
  phone?: boolean;
  /** Of the page that is not there alone, whose answer is an error by itself: tests/browser/search.test.ts tries it. */
  lost?: boolean;
  act(page: Page): Promise<unknown>;
  /** Resolves once the effect is seen. */
  seen(page: Page): Promise<unknown>;
};
