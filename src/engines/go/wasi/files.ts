import { Directory, File, type Inode, OpenFile, PreopenDirectory, wasi } from "@bjorn3/browser_wasi_shim";

/** A file whose room doubles as it grows: the shim's own is copied on every write, and the linker writes thousands of times. */
class GrowingFile extends File {
  #room = new Uint8Array(0);

  override path_open(oflags: number, _rights: bigint, flags: number): { ret: number; fd_obj: OpenFile } {
    if (oflags & wasi.OFLAGS_TRUNC) this.data = new Uint8Array(0);
    const opened = new OpenGrowingFile(this);
    if (flags & wasi.FDFLAGS_APPEND) opened.fd_seek(0n, wasi.WHENCE_END);
    return { ret: wasi.ERRNO_SUCCESS, fd_obj: opened };
  }

  grow(size: number): void {
    const { data } = this;
    if (size <= data.length) return;
    if (size > this.#room.length || data.buffer !== this.#room.buffer) {
      this.#room = new Uint8Array(Math.max(size, 2 * data.length, 4096));
      this.#room.set(data);
    }
    this.data = this.#room.subarray(0, size);
  }
}

class OpenGrowingFile extends OpenFile {
  readonly #growing: GrowingFile;

  constructor(file: GrowingFile) {
    super(file);
    this.#growing = file;
  }

  override fd_write(data: Uint8Array): { ret: number; nwritten: number } {
    this.#growing.grow(Number(this.file_pos) + data.length);
    return super.fd_write(data);
  }

  override fd_pwrite(data: Uint8Array, offset: bigint): { ret: number; nwritten: number } {
    this.#growing.grow(Number(offset) + data.length);
    return super.fd_pwrite(data, offset);
  }
}

/** The root of a program's files, in memory. New files can grow; what was put in stays as it is, and may be shared between programs. */
export class Root extends Directory {
  constructor() {
    super([]);
  }

  override create_entry_for_path(path: string, isFolder: boolean): { ret: number; entry: Inode | null } {
    const created = super.create_entry_for_path(path, isFolder);
    if (!(created.entry instanceof File)) return created;
    const entry = new GrowingFile([]);
    this.#folderOf(path).contents.set(nameOf(path), entry);
    return { ...created, entry };
  }

  /** Puts a file there, with the folders above it. The bytes are not copied. */
  put(path: string, data: Uint8Array | string): void {
    const file = new File([]);
    file.data = typeof data === "string" ? new TextEncoder().encode(data) : data;
    this.#folderOf(path).contents.set(nameOf(path), file);
  }

  /** The bytes of a file; `undefined` when there is none. */
  take(path: string): Uint8Array | undefined {
    const file = this.#folderOf(path).contents.get(nameOf(path));
    return file instanceof File ? file.data : undefined;
  }

  /** An empty folder, whatever was there. */
  clear(folder: string): void {
    this.#folderOf(folder).contents.set(nameOf(folder), new Directory([]));
  }

  /** As programs get it: the folder `/`, open from the start. */
  opened(): PreopenDirectory {
    const opened = new PreopenDirectory("/", new Map());
    opened.dir = this;
    return opened;
  }

  #folderOf(path: string): Directory {
    return partsOf(path)
      .slice(0, -1)
      .reduce<Directory>((folder, name) => {
        const found = folder.contents.get(name) ?? new Directory([]);
        folder.contents.set(name, found);
        if (!(found instanceof Directory)) throw new Error(`${path}: ${name} is no folder`);
        return found;
      }, this);
  }
}

const partsOf = (path: string): string[] => path.split("/").filter((part) => part !== "" && part !== ".");
const nameOf = (path: string): string => partsOf(path).at(-1) ?? "";
