/** Says that a script did not arrive, by what it does for readers: `The search`. What is on the page stays readable. */
export function tellMissing(what: string): void {
  document.querySelector(".missing")?.remove(); // one of them will do
  const textContent = `${what} did not arrive; reading works without it. Try again, or: `;
  const said = Object.assign(document.createElement("p"), { className: "missing", role: "alert", textContent });
  said.append(Object.assign(document.createElement("a"), { href: "", textContent: "Load the page again" }));
  document.body.append(said);
}
