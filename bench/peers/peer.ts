import type { Book } from "../export/book.ts";
import type { Place } from "./workplace.ts";

/** What is tapped, and what is seen once it has done its work. Selectors; of several the first that is visible. */
export type Tap = { press: string; seen: string };

/** Another generator, or this site: how its pages are made, and where a reader touches them. */
export type Peer = {
  id: PeerId;
  name: string;
  /** Lays the book out where `commands` find it; throws, with what is missing, where it cannot be had. */
  prepare(place: Place, book: Book): void;
  /** Run one after the other in the workplace. */
  commands: string[][];
  /** The built pages, below the workplace. */
  out: string;
  /** What a build leaves for the next one. */
  caches: string[];
  /** Where a page of the book is read: `/go/channels/` for some, `/go/channels.html` for others. */
  urlOf(address: string): string;
  menu: Tap;
  /** `field`: what is typed into; `result`: the first of what was found. */
  search: Tap & { field: string; result: string };
};

export const PEER_IDS = ["ours", "docusaurus", "vitepress", "starlight", "mdbook"] as const;
export type PeerId = (typeof PEER_IDS)[number];
