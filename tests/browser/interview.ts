import type { Page } from "playwright-core";

export const INTERVIEW = "/practice/interview/";
/** The one question of its level in the small book, so that it is known what comes. */
export const STAFF = "?minutes=20&parts=go&level=staff&seed=a";
export const SENIOR = "?minutes=20&parts=go&level=senior&seed=a";

export const main = (page: Page) => page.getByRole("main");
export const press = (page: Page, name: string) => main(page).getByRole("button", { name, exact: true }).click();
export const asked = (page: Page) => page.locator("#asked");
export const about = (page: Page) => main(page).locator("p", { hasText: /^Question \d+:/ });
export const points = (page: Page) => main(page).getByRole("group").getByRole("checkbox");
export const timer = (page: Page) => main(page).getByRole("timer", { name: "This question" });
export const saidByClock = (page: Page, text: string) => main(page).getByRole("status").filter({ hasText: text }).waitFor();
