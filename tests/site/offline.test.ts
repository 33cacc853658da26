import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type BookList, type BookSize, FALLBACK_FILE, SIZE_FILE, WORKER_FILE } from "../../src/offline/list.ts";

const BUILD = "build";
const read = (file: string): string => readFileSync(join(BUILD, file), "utf8");
const size = JSON.parse(read(SIZE_FILE)) as BookSize;
const list = JSON.parse(read(size.list)) as BookList;
const fileOf = (path: string): string => (path === "" || path.endsWith("/") ? `${path}index.html` : path);

/** Width and height of a PNG (its specification, 11.2.2). */
function dimensions(file: string): string {
  const bytes = readFileSync(file);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

/** Pages of the book; a question's own page, which is for sharing, is none. */
const bookPages = (): string[] => globSync("**/index.html", { cwd: BUILD }).filter((file) => !file.startsWith("q/"));

test("the manifest is linked from every page, and its icons are what it says", () => {
  const pages = bookPages().filter((file) => !read(file).includes("has moved</h1>"));
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((file) => !/<link[^>]* rel="?manifest"?/.test(read(file)))).toEqual([]);
  const manifest = JSON.parse(read("manifest.webmanifest"));
  expect(manifest).toMatchObject({ display: "standalone", start_url: "./", scope: "./" });
  const pictures = manifest.icons.filter(({ type }: { type: string }) => type === "image/png");
  expect(pictures.map(({ src, sizes }: Record<string, string>) => [sizes, dimensions(join(BUILD, src ?? ""))])).toEqual(
    pictures.map(({ sizes }: Record<string, string>) => [sizes, sizes]),
  );
  expect(manifest.icons.map(({ purpose }: { purpose: string }) => purpose)).toContain("maskable");
});

test("what is kept is every page, script and style, and the search; each as it was built", () => {
  const kept = new Set(list.files.map(({ path }) => fileOf(path)));
  const needed = [...bookPages(), ...globSync(["assets/**/*.{js,css,svg,png}", "pagefind/**/*.*"], { cwd: BUILD })];
  expect(needed.filter((file) => !kept.has(file))).toEqual([]);
  const wrong = list.files.filter(({ path, hash, bytes }) => {
    const content = readFileSync(join(BUILD, fileOf(path)));
    return content.length !== bytes || !createHash("sha256").update(content).digest("hex").startsWith(hash);
  });
  expect(wrong).toEqual([]);
  expect(list.files.filter(({ path }) => /^engines\//.test(path))).toEqual([]);
  expect(size).toMatchObject({ build: list.build, bytes: list.files.reduce((sum, { bytes }) => sum + bytes, 0) });
});

test("the worker is of this build, and what it shows in the place of a page that is not kept needs no React", () => {
  const worker = read(WORKER_FILE);
  expect(worker).toContain(list.build);
  expect(worker).toContain(size.list);
  const page = read(FALLBACK_FILE);
  expect(page).not.toMatch(/assets\/js\/(main|runtime)/);
  expect(page).toContain("data-offline");
  const named = [...page.matchAll(/\/(assets\/[\w./-]+\.(?:js|css))/g)].map(([, path]) => path ?? "");
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((path) => !existsSync(join(BUILD, path)) || !worker.includes(path))).toEqual([]);
});
