import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const www = fileURLToPath(new URL("..", import.meta.url));

/**
 * Bundles the shop into a folder: `worker/` for workerd, with each `.wasm` beside the script, and `assets/` for the page.
 *
 * @returns {Promise<{ assets: string, worker: string, modules: string[] }>} The folders, and the worker's modules.
 */
export async function bundle(folder) {
  const worker = join(folder, "worker");
  const assets = join(folder, "assets");
  mkdirSync(assets, { recursive: true });
  const common = { absWorkingDir: www, bundle: true, format: "esm", target: "es2022", logLevel: "warning" };
  await build({
    ...common,
    entryPoints: ["worker.js"],
    outdir: worker,
    conditions: ["workerd", "worker"],
    loader: { ".wasm": "copy" },
  });
  // A language is a file of its own, which only its readers fetch.
  await build({ ...common, entryPoints: ["page/page.js"], outdir: assets, platform: "browser", minify: true, splitting: true });
  for (const file of ["index.html", "page.css"]) copyFileSync(join(www, "page", file), join(assets, file));
  return { assets, worker, modules: readdirSync(worker) };
}
