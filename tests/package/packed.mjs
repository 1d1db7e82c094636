// The packed tarball, installed in a project of its own: what a user gets.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const root = new URL("../../", import.meta.url);
export const pkg = new URL("pkg/", root);

const json = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));

/** The data that the native tests read too. */
export const data = {
  operations: Object.keys(json("pkg/schema.json").operations),
  cases: json("tests/cases.json"),
  sessions: json("tests/vectors/bodies.json"),
  texts: json("tests/vectors/texts.json"),
  signatures: json("tests/vectors/signatures.json"),
};

/** Packs the package and installs it; `remove` clears it away. */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "dintero-wasm-"));
  const npm = (cwd, ...words) => execFileSync("npm", [...words, "--loglevel=error"], { cwd, encoding: "utf8" });
  const [{ filename, files }] = JSON.parse(npm(pkg, "pack", "--json", "--pack-destination", folder));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  npm(folder, "install", "--offline", "--no-audit", "--no-fund", join(folder, filename));
  const require = createRequire(join(folder, "index.js"));
  return {
    folder,
    tarball: join(folder, filename),
    require,
    files: files.map(({ path }) => path),
    import: (name) => import(pathToFileURL(require.resolve(name))),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
