import type { ChildProcess } from "node:child_process";
import { describeEnd, lastWords } from "../environment.ts";
import { Deaths } from "../service.ts";

const READY = /ready to accept (read-only )?connections/;
/** Characters of a log. */
const KEPT = 65_536;

/** What the server writes, its end kept; and who has to hear of its death. */
export class Log {
  text = "";
  expectsEnd = false;
  readonly deaths = new Deaths();
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.text = (this.text + text).slice(-KEPT);
      const [line, signal] = /^.*was terminated by signal (\d+).*$/m.exec(text) ?? [];
      if (line) this.deaths.tell(`signal ${signal}; ${line.trim()}`);
    });
    child.once("close", (exit, signal) => {
      if (!this.expectsEnd) this.deaths.tell(`${describeEnd(exit, signal)}; ${lastWords(this.text)}`);
    });
  }

  /** Resolves once it accepts connections (true), as a standby does for reading, or has ended. */
  saysReady(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#child.stderr?.on("data", () => READY.test(this.text) && resolve(true));
      this.#child.once("error", (error) => (this.text += String(error)));
      this.#child.once("close", () => resolve(false));
    });
  }
}
