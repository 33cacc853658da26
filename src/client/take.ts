/** Fetches what copies a page as Markdown, when somebody asks for it. Stands in the head of a page that has the button. */
import { tellMissing } from "./missing.ts";

/** Where src/client/page.ts is, as the build has made it. */
declare const PAGE: string;

const address: string = PAGE;

function ask({ target }: Event): void {
  const button = (target as Element).closest<HTMLElement>("[data-copy]");
  if (button) import(address).then(({ copy }) => copy(button)).catch(() => tellMissing("What copies"));
}

addEventListener("click", ask);
