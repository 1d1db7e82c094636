// `applyFixes`: repairs a copy of a body. Every pointer is one into the body as it was checked, so all places are looked
// up before anything changes. The Rust crate does the same; shared vectors hold the two to the same bodies.

import { toJson } from "./body.js";
import { ConfigError } from "./errors.js";
import { stepsOf } from "./pointer.js";

/**
 * @template Body
 * @param {Body} body
 * @param {readonly import("./validator.js").Issue[]} issues
 * @returns {Body}
 */
export function applyFixes(body, issues) {
  if (!Array.isArray(issues)) throw new ConfigError("applyFixes takes a body and the issues of its report: applyFixes(body, report.issues).");
  // The body is a member of something, so that it can be replaced as any other value can.
  const holder = { body: copy(body) };
  const changes = new Map();
  for (const { op, path, value } of issues.flatMap((issue) => issue?.fix ?? [])) {
    if (changes.has(path)) continue;
    const place = find(holder, path);
    if (place && (op === "replace" || (op === "remove" && path))) changes.set(path, { ...place, op, value });
  }
  const items = [];
  for (const { op, parent, name, value } of changes.values()) {
    if (op === "replace") parent[name] = structuredClone(value);
    else if (Array.isArray(parent)) items.push({ parent, name });
    else delete parent[name];
  }
  // From the back, so that no item moves before its own turn.
  items.sort((one, other) => other.name - one.name).forEach(({ parent, name }) => parent.splice(name, 1));
  return holder.body;
}

/** The body as JSON has it: what was checked, and what is sent. */
function copy(body) {
  const { json } = toJson(body);
  try {
    return JSON.parse(typeof json === "string" ? json : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(json));
  } catch (cause) {
    throw new ConfigError("The body is not JSON, so there is nothing to repair in it. Its report says where it breaks off.", { cause });
  }
}

/** What holds the value at a path, and under which name; nothing where the path leads nowhere. */
function find(holder, path) {
  if (typeof path !== "string" || !/^(\/|$)/.test(path)) return undefined;
  let parent = holder;
  let name = "body";
  for (const step of stepsOf(path)) {
    parent = parent[name];
    name = step;
    if (typeof parent !== "object" || parent === null || !Object.hasOwn(parent, name)) return undefined;
    if (Array.isArray(parent) && name === "length") return undefined;
  }
  return { parent, name };
}
