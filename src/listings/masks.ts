import type { Mask } from "../contracts/index.ts";

/** What each named mask replaces. Masks are applied to both sides of a comparison, so they only need to be consistent. */
const PATTERNS: Record<Mask, [RegExp, string]> = {
  addr: [/0x[0-9a-f]{3,}/g, "0xADDR"],
  dur: [/\b\d+(\.\d+)?(ns|µs|us|ms|s)\b/g, "DUR"],
  goid: [/\bgoroutine \d+/g, "goroutine N"],
  pid: [/\b(pid|PID|process)([ =:]+)\d+/g, "$1$2PID"],
  port: [/((?:127\.0\.0\.1|localhost|\[::1\]):)(?:\d+|<[\w-]+\.port>)/g, "$1PORT"],
  uuid: [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<=TopicId: )[\w-]{22}/gi, "UUID"], // Kafka writes its own in base64
  time: [/\b\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?/g, "TIME"],
};

/** Replaces what the named masks stand for. */
export function applyMasks(text: string, masks: readonly Mask[]): string {
  return masks.reduce((masked, mask) => masked.replaceAll(PATTERNS[mask][0], PATTERNS[mask][1]), text);
}
