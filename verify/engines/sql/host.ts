import type { Result } from "../../../src/listings/index.ts";

/** The connection of one session. */
export type Line = {
  /** What its server calls it: a process, a connection. */
  id: number;
  /** Sends one statement and says what it gave, an error of the server included. @throws what no chapter may ask for */
  send(sql: string): Promise<Result>;
  /** Calls when the server says unasked that a statement waits. Of a server that does not, `blockers` is asked until it knows. */
  onWait?(told: () => void): void;
  end(): Promise<void>;
};

/** Where sessions meet: a database, and who looks at it from outside. */
export type Host = {
  open(): Promise<Line>;
  /** A statement as its server is sent it, where that is not as it is written. */
  asSent?(sql: string): string;
  /** Of sessions by their ids: whom each waits for, nobody where it does not wait. */
  blockers(ids: number[]): Promise<Map<number, number[]>>;
  /** Ends a session, whatever it is doing. */
  terminate(id: number): Promise<void>;
  close(): Promise<void>;
};
