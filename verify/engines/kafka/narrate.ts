import type { Ownership } from "./clients.ts";

/** What the members of a stable group have, and what became of it since they were last asked. A member's partitions are counted, not named: which ones is chance. */
export const tellOwnership = (owned: Ownership, members: string[]): string[] =>
  Object.keys(owned).map((name) => `  ${tellMember(owned, name, members.includes(name))}`);

/** One of them, who may believe what the group knows better. */
export function tellMember(owned: Ownership, name: string, isMember: boolean): string {
  const { has = 0, got = 0, gaveUp = 0, lost = 0 } = owned[name] ?? {};
  const happened = [gaveUp && `gave up ${gaveUp}`, lost && `lost ${lost}`, got && `got ${got}`].filter(Boolean);
  const believes = isMember ? "has" : "is no member any more, and believes to have";
  return `${name} ${believes} ${has}${happened.length > 0 ? `: ${happened.join(", ")}` : ", undisturbed"}`;
}

/** Where records went. With a key it is always the same partition; without one it is chance which. */
export function tellProduced(by: string, to: string, values: string[], key: string | undefined, partitions: number[]): string {
  const distinct = [...new Set(partitions)];
  const where =
    key !== undefined ? `partition ${distinct.join(", ")}` : distinct.length === 1 ? "one partition" : `${distinct.length} partitions`;
  return `${by} produces ${values.join(", ")} to ${to}${key === undefined ? "" : `, key ${key}`}: ${where}`;
}
