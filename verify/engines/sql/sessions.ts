import type { Result, Step, Trace } from "../../../src/listings/index.ts";
import type { Statement } from "../../../src/sql/index.ts";
import { ListingError } from "../fault.ts";
import type { Host, Line } from "./host.ts";
import type { Interleaving } from "./seen.ts";

/**
 * Sends the statements of several sessions in the order written. After each one it waits until every statement under way has ended or is
 * blocked by an idle session, which only a later statement can change. No clock decides: a session is known to be blocked when the server says
 * so, and by whom.
 * @param timeout milliseconds for the whole listing
 */
export async function interleave(host: Host, statements: Statement[], timeout: number): Promise<Interleaving> {
  const sessions = new Map<string, Session>();
  try {
    for (const name of new Set(statements.map(({ session }) => session))) {
      sessions.set(name, new Session(name, await host.open()));
    }
    const expired = new AbortController();
    const timer = setTimeout(() => expired.abort(), timeout);
    return await new Stage(sessions, host, expired.signal).perform(statements).finally(() => clearTimeout(timer));
  } finally {
    for (const { line, underWay } of sessions.values()) if (underWay !== undefined) await host.terminate(line.id).catch(() => {});
    await Promise.all([...sessions.values()].map(({ line }) => line.end().catch(() => {})));
    await host.close().catch(() => {});
  }
}

/** A connection with a name, and the step it is at. */
class Session {
  /** Index of the step under way. */
  underWay: number | undefined;
  result: Result | undefined;
  /** Why it is not to be had any more. */
  failure: Error | undefined;
  /** The server has said that the statement waits for a lock. Stays true until it ends: its blockers say whether it still does. */
  announced = false;
  #wake: () => void = () => {};

  readonly name: string;
  readonly line: Line;

  constructor(name: string, line: Line) {
    this.name = name;
    this.line = line;
    line.onWait?.(() => {
      this.announced = true;
      this.#wake();
    });
  }

  start(step: number, sql: string): void {
    this.underWay = step;
    this.announced = this.line.onWait === undefined;
    this.result = undefined;
    const end = (result: Result) => {
      this.result = result;
      this.#wake();
    };
    this.line.send(sql).then(end, (error: Error) => {
      this.failure = error;
      end({ tag: "" });
    });
  }

  /** The next time something happens here. */
  event(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  get blocked(): boolean {
    return this.underWay !== undefined && this.result === undefined;
  }
}

/** What a deadlock's detail tells is who had which process number: nothing that another run would repeat. */
function withoutPids(result: Result): Result {
  if (!result.error?.detail || !/\bprocess \d+/i.test(result.error.detail)) return result;
  const { code, message } = result.error;
  return { ...result, error: { code, message } };
}

type Blockers = Map<string, string[]>;

class Stage {
  readonly #sessions: Map<string, Session>;
  readonly #names: Map<number, string>;
  readonly #host: Host;
  readonly #expired: AbortSignal;
  readonly #trace: Trace = [];

  constructor(sessions: Map<string, Session>, host: Host, expired: AbortSignal) {
    this.#sessions = sessions;
    this.#names = new Map([...sessions.values()].map(({ line, name }) => [line.id, name]));
    this.#host = host;
    this.#expired = expired;
  }

  async perform(statements: Statement[]): Promise<Interleaving> {
    for (const [index, { session: name, sql, line }] of statements.entries()) {
      const session = this.#sessions.get(name) as Session;
      if (session.underWay !== undefined) {
        const waiting = this.#trace[session.underWay]?.line;
        return { trace: this.#trace, stuck: { line, message: `session ${name} cannot send this: it still waits in line ${waiting}` } };
      }
      const step = this.#stepOf(name, line, sql);
      this.#trace.push(step);
      session.start(index, sql);
      const blockers = await this.#settle();
      for (const { failure, underWay } of this.#sessions.values())
        if (failure) throw new ListingError(this.#trace[underWay ?? index]?.line ?? line, failure.message);
      this.#collect(index);
      if (this.#expired.aborted)
        return { trace: this.#trace, stuck: { line, message: "did not end, and waits for no session of this listing" } };
      if (session.blocked) step.waitsFor = blockers.get(name) ?? [];
    }
    return { trace: this.#trace };
  }

  #stepOf(session: string, line: number, sql: string): Step {
    return { session, line, sql: this.#host.asSent?.(sql) ?? sql };
  }

  /** Writes down what has ended, and at which step. */
  #collect(current: number): void {
    for (const session of this.#sessions.values()) {
      const step = session.underWay === undefined ? undefined : this.#trace[session.underWay];
      if (!step || !session.result) continue;
      step.result = withoutPids(session.result);
      if (session.underWay !== current) step.freedBy = current;
      session.underWay = undefined;
    }
  }

  /** Waits until nothing moves any more; returns who blocks whom. */
  async #settle(): Promise<Blockers> {
    let last = "";
    while (!this.#expired.aborted) {
      const blocked = [...this.#sessions.values()].filter((session) => session.blocked);
      if (blocked.length === 0) break;
      if (!blocked.every(({ announced }) => announced)) {
        await this.#anyEvent(blocked);
        continue;
      }
      const blockers = await this.#blockers(blocked);
      const snapshot = JSON.stringify([...blockers]);
      // A cycle is not stable, the server will break it; two equal looks, since the first may have been taken half-way.
      const stable = blocked.every(({ name, result }) => !result && endsInIdle(name, blockers));
      if (stable && snapshot === last) return blockers;
      last = stable ? snapshot : "";
    }
    return new Map();
  }

  #anyEvent(sessions: Session[]): Promise<void> {
    const expired = new Promise<void>((resolve) => {
      if (this.#expired.aborted) resolve();
      this.#expired.addEventListener("abort", () => resolve(), { once: true });
    });
    return Promise.race([...sessions.map((session) => session.event()), expired]);
  }

  /** Who blocks whom, by name; `?` is somebody who is no session of the listing. */
  async #blockers(blocked: Session[]): Promise<Blockers> {
    const blockers = await this.#host.blockers(blocked.map(({ line }) => line.id));
    const nameOf = (id: number) => this.#names.get(id) ?? "?";
    return new Map([...blockers].map(([id, by]) => [nameOf(id), [...new Set(by.map(nameOf))].sort()]));
  }
}

/** Whether all that a session waits for leads to sessions that are idle: those that only a later statement can move. */
function endsInIdle(name: string, blockers: Blockers, seen: string[] = []): boolean {
  const by = blockers.get(name);
  if (!by) return name !== "?";
  if (by.length === 0 || seen.includes(name)) return false;
  return by.every((other) => endsInIdle(other, blockers, [...seen, name]));
}
