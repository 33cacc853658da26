/** Fetches what copies a page as Markdown, when somebody asks for it. Stands in the head of a page that has the button. */
import { tellMissing } from "./missing.ts";

/** Where src/client/copy.ts is, as the build has made it. */
declare const COPY: string;

const address: string = COPY;

addEventListener("click", ({ target }) => {
  if ((target as Element).closest("[data-copy]"))
    import(address)
      .then(({ copy }) => copy())
      .catch(() => tellMissing("The copy did not arrive; reading works without it. Ask again, or:"));
});
