import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";

const local = path => fileURLToPath(new URL(path, import.meta.url));

/**
 * Lets Node and esbuild find `dintero-wasm` where npm would have put it. A `file:` dependency would tie the lock file
 * to a package that is built after `npm ci` ran.
 */
export function linkPackage() {
  if (!existsSync(local("../../pkg/package.json"))) throw new Error("The package is not built yet: run `cargo xtask build`.");
  const link = local("../node_modules/dintero-wasm");
  if (existsSync(link) && realpathSync(link) === realpathSync(local("../../pkg"))) return;
  mkdirSync(local("../node_modules"), { recursive: true });
  rmSync(link, { recursive: true, force: true });
  try {
    symlinkSync(local("../../pkg"), link, "junction");
  } catch (failure) {
    // Another process was as quick.
    if (failure.code !== "EEXIST") throw failure;
  }
}
