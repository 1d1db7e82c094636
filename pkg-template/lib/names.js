import { ConfigError } from "./errors.js";

/** Throws a `ConfigError` for anything but an object, and for a member that `known` does not name. */
export function checkNames(where, options, known) {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new ConfigError(`${where} takes an object of options: ${known.join(", ")}.`);
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new ConfigError(`${where} has no option \`${name}\`. Known: ${known.join(", ")}.`);
  }
}
