import type { Server } from "node:http";
import { afterAll, afterEach } from "vitest";
import { serveFolder } from "../../scripts/site/serve.ts";

type Closing = { close(): Promise<unknown> };

/** Whether a request is answered; else its connection is cut, as by a network that breaks off. */
export type Gate = (path: string) => boolean;

/**
 * A folder that is served for the tests of a file, and a browser: both begin with the first that asks. A context that is made by `isolate` ends
 * with its test, since what one leaves open runs on beside the next: programs, workers, a page that listens.
 */
export function servedTo<Browser extends Closing>(folder: string, base: string, launch: () => Promise<Browser>, gate: Gate = () => true) {
  let started: Promise<{ server: Server; browser: Browser; origin: string }> | undefined;
  const start = async () => ({ ...(await serveFolder(folder, base, gate)), browser: await launch() });
  const running = () => {
    started ??= start();
    return started;
  };
  const open = new Set<Closing>();
  afterEach(async () => {
    await Promise.all([...open].map((context) => context.close()));
    open.clear();
  });
  afterAll(async () => {
    const site = await started;
    await site?.browser.close();
    site?.server.close();
  });
  return {
    urlOf: async (path: string): Promise<string> => `${(await running()).origin}${base}${path.replace(/^\//, "")}`,
    async isolate<Context extends Closing>(make: (browser: Browser) => Promise<Context>): Promise<Context> {
      const context = await make((await running()).browser);
      open.add(context);
      return context;
    },
  };
}
