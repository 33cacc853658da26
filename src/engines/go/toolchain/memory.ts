const MEMORY_SECTION = 5;
const HEADER = 8;
/** Half a gigabyte, in pages of 64 KiB. */
const LIMIT = 8192;

/**
 * The same module with a limit to its memory: Go's linker sets none, and a program that allocates for ever would take
 * the page with it. At the limit Go says `out of memory` and exits 2.
 * @throws when there is no memory section, or it is not as Go's linker writes it
 */
export function limitMemory(module: Uint8Array, pages = LIMIT): Uint8Array<ArrayBuffer> {
  for (let at = HEADER; at < module.length; ) {
    const size = readNumber(module, at + 1);
    if (module[at] !== MEMORY_SECTION) {
      at = size.next + size.value;
      continue;
    }
    const [count, flags] = [module[size.next], module[size.next + 1]];
    if (count !== 1 || flags !== 0) throw new Error("the module's memory has a limit already");
    const initial = readNumber(module, size.next + 2).value;
    const limits = [1, 1, ...writeNumber(initial), ...writeNumber(Math.max(pages, initial))];
    const section = [MEMORY_SECTION, ...writeNumber(limits.length), ...limits];
    const rest = module.subarray(size.next + size.value);
    const limited = new Uint8Array(at + section.length + rest.length);
    limited.set(module.subarray(0, at));
    limited.set(section, at);
    limited.set(rest, at + section.length);
    return limited;
  }
  throw new Error("the module has no memory section");
}

/** Unsigned LEB128, as WebAssembly writes numbers. */
function readNumber(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let shift = 0; ; shift += 7, at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: at + 1 };
  }
}

function writeNumber(value: number): number[] {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) + 0x80);
  return [...bytes, value];
}
