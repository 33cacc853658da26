/** Fetches what says the meaning of a term, when somebody points at one or goes to it by keys. Stands in the page's head. */
/** Where src/client/page.ts is, as the build has made it. */
declare const PAGE: string;

const address: string = PAGE;

function ask({ target }: Event): void {
  const term = (target as Element).closest<HTMLAnchorElement>("a.term");
  // Where it does not arrive, the term is a link to its meaning.
  if (term) import(address).then(({ explain }) => explain(term)).catch(() => {});
}

// A finger that touches a link follows it.
addEventListener("pointerover", (event) => event.pointerType !== "touch" && ask(event));
addEventListener("focusin", ask);
