const WITHOUT_TEXT = ["checkbox", "radio", "button", "submit"];

/** Whether a key press is meant for a field the reader types in, and so not for us. A checkbox or a button takes no letters. */
export function isTyping(target: EventTarget | null): boolean {
  const { tagName = "", type = "text", isContentEditable = false } = (target ?? {}) as Partial<HTMLInputElement>;
  if (tagName === "INPUT") return !WITHOUT_TEXT.includes(type);
  return isContentEditable || tagName === "TEXTAREA" || tagName === "SELECT";
}

/** Whether a key press opens the search: Ctrl K, ⌘ K, or `/` outside of fields. */
export function opensSearch(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "target">): boolean {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === "k";
  return event.key === "/" && !isTyping(event.target);
}
