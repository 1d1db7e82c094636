// How much memory a process holds.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Resident memory in MiB; nothing for a process that is not there. */
export function resident(pid) {
  try {
    const status = process.platform === "linux" ? readFileSync(`/proc/${pid}/status`, "utf8") : execFileSync("ps", ["-o", "rss=", "-p", pid], { encoding: "utf8" });
    const [, kibibytes] = status.match(process.platform === "linux" ? /VmRSS:\s+(\d+)/ : /(\d+)/);
    return Math.round(kibibytes / 1024);
  } catch {
    return undefined;
  }
}
