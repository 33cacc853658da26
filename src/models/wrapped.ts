/** Columns that an output has room for. */
const WIDEST = 76;

/** The words of `text` behind `head`, in lines of 76 columns where words allow it: what does not fit goes on below, further in. */
export function wrapped(head: string, text: string): string[] {
  const lines = [head];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    const joined = last === head ? `${last}${word}` : `${last} ${word}`;
    if (last === head || joined.length <= WIDEST) lines[lines.length - 1] = joined;
    else lines.push(`       ${word}`);
  }
  return lines;
}
