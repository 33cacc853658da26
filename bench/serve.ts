import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".xml": "application/xml",
  ".txt": "text/plain",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

const compress = (body: Buffer): Buffer => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/** What was sent since the counter was reset: bodies as they went over the network, whoever asked for them, workers included. */
export type Sent = { bytes: number; requests: number };

/** Folders whose files have a hash in their name, of this site and of others. */
const HASHED = /^\/(assets|_astro)\//;

/** Serves a folder as a host of static pages does: brotli 11, compressed once, and files with a hash in their name kept by the browser. */
export async function serveFolder(folder: string): Promise<{ server: Server; origin: string; sent: Sent }> {
  const sent: Sent = { bytes: 0, requests: 0 };
  const compressed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const found = [join(folder, path), join(folder, path, "index.html"), join(folder, `${path}.html`)].find(
      (file) => existsSync(file) && statSync(file).isFile(),
    );
    if (!found) return response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    const type = TYPES[extname(found)];
    const body = type ? (compressed.get(found) ?? compress(readFileSync(found))) : readFileSync(found);
    if (type) compressed.set(found, body);
    response.writeHead(200, {
      "content-type": type ?? "application/octet-stream",
      "content-length": body.length,
      ...(type && { "content-encoding": "br" }),
      "cache-control": HASHED.test(path) ? "public, max-age=31536000, immutable" : "public, max-age=600",
    });
    sent.bytes += body.length;
    sent.requests += 1;
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent };
}
