// Whether the package is put together as tools expect it: its types in a strict project, its exports, its files.

import { spawnSync } from "node:child_process";
import { copyFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { install, pkg } from "./packed.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const tool = (name) => join(here, "node_modules/.bin", name);

const project = install();
for (const file of ["consumer.ts", "consumer-api.ts", "consumer-claims.ts", "consumer-schemas.ts", "tsconfig.json"]) copyFileSync(join(here, file), join(project.folder, file));
// The frameworks that the schemas are used in.
for (const name of ["@hono", "@standard-schema", "@trpc", "hono"]) {
  symlinkSync(join(here, "node_modules", name), join(project.folder, "node_modules", name));
}
const compile = (module, resolution) => [tool("tsc"), ["-p", project.folder, "--module", module, "--moduleResolution", resolution]];

const checks = [
  compile("esnext", "bundler"),
  compile("nodenext", "nodenext"),
  [tool("publint"), [fileURLToPath(pkg), "--strict", "--pack", "npm"]],
  // It takes the tarball, and would delete one that it packs itself under that name.
  [tool("attw"), [project.tarball, "--profile", "esm-only"]],
];
for (const [program, words] of checks) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  if (status === 0) continue;
  console.error(`${program} ${words.join(" ")}\n${stdout}${stderr}`);
  process.exitCode = 1;
}
project.remove();
