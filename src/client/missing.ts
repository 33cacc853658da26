/** Says that a script did not arrive. What is on the page stays readable. */
export function tellMissing(text: string): void {
  document.querySelector(".missing")?.remove(); // one of them will do
  const said = Object.assign(document.createElement("p"), { className: "missing", role: "alert", textContent: `${text} ` });
  said.append(Object.assign(document.createElement("a"), { href: "", textContent: "Load the page again" }));
  document.body.append(said);
}
