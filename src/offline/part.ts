/** Where a part of the book stands on this device: bytes there and in all; `toFetch`, what a host sends of what is not there. */
export type Standing = { kept: number; total: number; toFetch: number };

/** Something that can be kept, each by itself. */
export type Part = {
  /** @throws {NotKept} where that cannot be told; another error, in words for readers, where it cannot be kept at all */
  standing(): Promise<Standing>;
  /** Keeps what is missing. `tell` hears how much is there. @throws {NotKept}; what the signal was aborted with */
  keep(signal: AbortSignal, tell: (standing: Standing) => void): Promise<void>;
  remove(): Promise<void>;
};
