// Claims in a Durable Object: the object, and the way to it. They speak JSON over `fetch`, since calls of methods would
// need a class of the runtime's own, which no other runtime can import.

import { toClaims } from "./claims.js";
import { ConfigError, ConnectionError } from "./errors.js";
import { checkNames } from "./names.js";

/** How often what has lapsed is deleted, in milliseconds. */
const SWEEP_MS = 3_600_000;

const MOST_SHARDS = 1000;

const TABLE = `
  CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS claims_until ON claims (until);
`;

/** Each is one statement, and so one step. `?1` is the time, in unix milliseconds. */
const STATEMENTS = {
  claim: `INSERT INTO claims (key, owner, until) VALUES (?2, ?4, ?1 + ?3)
    ON CONFLICT (key) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE claims.until <= ?1
    RETURNING 1`,
  has: "SELECT 1 FROM claims WHERE key = ?2 AND until > ?1",
  extend: "UPDATE claims SET until = ?1 + ?3 WHERE key = ?2 AND owner = ?4 AND until > ?1 RETURNING 1",
  release: "DELETE FROM claims WHERE key = ?2 AND owner = ?3 RETURNING 1",
};

/** @type {typeof import("./claims-durable.js").DinteroClaims} */
export class DinteroClaims {
  #storage;

  constructor({ storage }) {
    this.#storage = storage;
    storage.sql.exec(TABLE);
  }

  async fetch(request) {
    const [deed, ...given] = await request.json();
    if (deed === "claim" && (await this.#storage.getAlarm()) === null) await this.#storage.setAlarm(Date.now() + SWEEP_MS);
    return Response.json(this.#storage.sql.exec(STATEMENTS[deed], Date.now(), ...given).toArray().length > 0);
  }

  async alarm() {
    this.#storage.sql.exec("DELETE FROM claims WHERE until <= ?", Date.now());
    const [{ left }] = this.#storage.sql.exec("SELECT EXISTS (SELECT 1 FROM claims) AS left").toArray();
    if (left) await this.#storage.setAlarm(Date.now() + SWEEP_MS);
  }
}

/** @type {typeof import("./claims-durable.js").durableClaims} */
export function durableClaims(namespace, options = {}) {
  if (typeof namespace?.idFromName !== "function" || typeof namespace.get !== "function") {
    throw new ConfigError("durableClaims takes the binding of a DinteroClaims, as env.CLAIMS: is it in the worker's configuration, under that name?");
  }
  checkNames("durableClaims", options, ["shards"]);
  const { shards = 1 } = options;
  if (!Number.isInteger(shards) || shards < 1 || shards > MOST_SHARDS) {
    throw new ConfigError(`The option shards is a whole number, 1 to ${MOST_SHARDS}.`);
  }
  return toClaims(async (deed, key, ...rest) => {
    const given = rest.map((value) => (typeof value === "number" ? Math.ceil(value * 1000) : value));
    const object = namespace.get(namespace.idFromName(`claims-${shardOf(key, shards)}`));
    const answer = await ask(object, JSON.stringify([deed, key, ...given]));
    if (typeof answer !== "boolean") {
      throw new ConfigError("What stands behind the binding of durableClaims is no DinteroClaims: does its class_name say so?");
    }
    return deed === "release" ? undefined : answer;
  });
}

/** What the object answers: JSON, or nothing where it is none. */
async function ask(object, body) {
  try {
    const response = await object.fetch("https://claims/", { method: "POST", body });
    const text = await response.text();
    return /^(true|false)$/.test(text) ? JSON.parse(text) : undefined;
  } catch (cause) {
    throw new ConnectionError(
      `The store of claims did not answer (${cause?.message ?? cause}). Ask again later; what was claimed lapses by itself.`,
      { cause, code: "claims_unavailable", retryable: true },
    );
  }
}

/** Which of the objects keeps a key: FNV-1a, the same wherever it is worked out. */
function shardOf(key, shards) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % shards;
}
