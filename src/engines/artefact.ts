/** One file of an engine: its name, the bytes that are fetched (zstd), and those it has then. */
export type Artefact = { file: string; bytes: number; size: number };

/** A manifest as a site serves it: with the file of the worker's script. */
export type Served<Manifest> = Manifest & { worker: string };

/** In its place, where the engine could not be made. In words for readers. */
export type NoManifest = { missing: string };
