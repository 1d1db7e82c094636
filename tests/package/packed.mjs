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

const schema = json("pkg/schema.json");

/** The names of an operation's parameters: each is a member of the type that its query refers to. */
const parameters = ({ query }) => Object.keys(query ? schema.$defs[query.$ref.split("/").pop()].properties : {});

/** What the package states of itself, and the data that the native tests read too. */
export const data = {
  operations: Object.keys(schema.operations),
  queries: Object.fromEntries(Object.entries(schema.operations).map(([name, operation]) => [name, parameters(operation)])),
  paths: Object.fromEntries(Object.entries(schema.operations).map(([name, { path }]) => [name, path])),
  cases: json("tests/cases.json"),
  vectors: ["bodies", "texts", "structure", "sessions", "transactions"].map((name) => json(`tests/vectors/${name}.json`)),
  messages: json("tests/vectors/messages.json"),
  fixes: json("tests/vectors/fixes.json"),
  orders: json("tests/vectors/orders.json"),
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
