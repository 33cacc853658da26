import type { Server } from "node:http";
import { afterAll, afterEach } from "vitest";
import { serveFolder } from "../../scripts/site/serve.ts";

type Closing = { close(): Promise<unknown> };

/** Whether a request is answered; else its connection is cut, as by a network that breaks off. */
export type Gate = (path: string) => boolean;

/** Closes what was opened. */
async function closeAll(open: Set<Closing>): Promise<void> {
  await Promise.all([...open].map((context) => context.close()));
  open.clear();
}

/**
 * A folder that is served for the tests of a file, and a browser: both begin with the first that asks. A context that is made by `isolate` ends
 * with its test, since what one leaves open runs on beside the next: programs, workers, a page that listens. One that is made by `keep` ends with
 * the file.
 */
export function servedTo<Browser>(folder: string, base: string, launch: () => Promise<Browser>, gate: Gate = () => true) {
  let started: Promise<{ server: Server; browser: Browser; origin: string }> | undefined;
  const start = async () => ({ ...(await serveFolder(folder, base, gate)), browser: await launch() });
  const running = () => {
    started ??= start();
    return started;
  };
  const [ofTest, ofFile] = [new Set<Closing>(), new Set<Closing>()];
  afterEach(() => closeAll(ofTest));
  afterAll(async () => {
    await closeAll(ofFile);
    (await started)?.server.close();
  });
  const openAs =
    (open: Set<Closing>) =>
    async <Context extends Closing>(make: (browser: Browser) => Promise<Context>): Promise<Context> => {
      const context = await make((await running()).browser);
      open.add(context);
      return context;
    };
  return {
    urlOf: async (path: string): Promise<string> => `${(await running()).origin}${base}${path.replace(/^\//, "")}`,
    isolate: openAs(ofTest),
    keep: openAs(ofFile),
  };
}
