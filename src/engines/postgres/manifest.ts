import type { Artefact } from "../artefact.ts";

/** What `npm run engines` made, in `manifest.json`. */
export type Manifest = {
  /** Such as `PostgreSQL 18.6`. */
  version: string;
  /** The server. */
  server: Artefact;
  /** What a server finds on its disk: time zones, dictionaries, extensions. */
  share: Artefact;
  /** A tar of the data directory that initdb made. */
  data: Artefact;
  /** PostgreSQL's lexer, which takes scripts apart. */
  lexer: Artefact;
};

/** Where a browser keeps these files. */
export const CACHE = "postgres-engine";

/** Every file it names. */
export const artefactsOf = ({ server, share, data, lexer }: Manifest): Artefact[] => [server, share, data, lexer];
