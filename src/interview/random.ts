/**
 * Numbers from 0 up to 1, which a seed alone decides, in every browser. FNV-1a makes the seed 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/), and mulberry32
 * goes on from there
 * (Tommy Ettinger, public domain: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c).
 */
export function randomFrom(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export const pick = <Item>(list: readonly Item[], random: () => number): Item | undefined => list[Math.floor(random() * list.length)];

/** A list in another order: Fisher and Yates. */
export function shuffled<Item>(list: readonly Item[], random: () => number): Item[] {
  const left = [...list];
  return list.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
