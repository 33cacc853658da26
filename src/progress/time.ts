/** A day, in ms. */
export const DAY = 86_400_000;

/**
 * The time of the next event: now, unless the clock was set back since the last one by less than a day, then right behind that one, so that what was
 * done later stays later. A clock that was further ahead was wrong then, and is not followed.
 */
export const timeAfter = (last: number | undefined, now: number): number =>
  last !== undefined && now <= last && last - now < DAY ? last + 1 : now;
