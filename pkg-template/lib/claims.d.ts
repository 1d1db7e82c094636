/**
 * Leases on keys, in one place that every isolate shares. They are what makes one of many do a thing: one capture of
 * many calls, one `onPaid` of many deliveries.
 *
 * `memoryClaims` keeps them for one isolate, `durableClaims` in a Durable Object of Cloudflare. Any store with an atomic
 * "set unless it is there" can keep them. Workers KV cannot: it has no atomic step, and two isolates would both win.
 *
 * A store that fails rejects, and never resolves to `false`: that would say that somebody else is at it, and a payment
 * would be left undone.
 *
 * @example
 * // Redis, by a client as node-redis is. A script runs in one step; `{ keys, arguments }` are its KEYS and ARGV.
 * const own = (then) => `if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call(${then}) else return 0 end`;
 * const claims: Claims = {
 *   claim: async (key, ttl, owner) => (await redis.set(key, owner, { NX: true, EX: ttl })) === "OK",
 *   has: async (key) => (await redis.exists(key)) === 1,
 *   extend: async (key, ttl, owner) => (await redis.eval(own('"EXPIRE", KEYS[1], ARGV[2]'), { keys: [key], arguments: [owner, String(ttl)] })) === 1,
 *   release: async (key, owner) => void (await redis.eval(own('"DEL", KEYS[1]'), { keys: [key], arguments: [owner] })),
 * };
 *
 * @example
 * // SQL: a table `claims` whose `key` is its primary key, and one statement for each; `changed` counts its rows.
 * const claims: Claims = {
 *   claim: (key, ttl, owner) => changed`INSERT INTO claims (key, owner, until) VALUES (${key}, ${owner}, now() + ${ttl} * interval '1 second')
 *     ON CONFLICT (key) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE claims.until <= now()`,
 *   has: (key) => found`SELECT 1 FROM claims WHERE key = ${key} AND until > now()`,
 *   extend: (key, ttl, owner) => changed`UPDATE claims SET until = now() + ${ttl} * interval '1 second' WHERE key = ${key} AND owner = ${owner} AND until > now()`,
 *   release: async (key, owner) => void (await changed`DELETE FROM claims WHERE key = ${key} AND owner = ${owner}`),
 * };
 */
export interface Claims {
  /**
   * Takes a key for so many seconds, in one atomic step. `false`: somebody has it, be it the same owner. `owner` is a
   * text that is made up for each claim, so that only who took it can prolong it or give it back.
   */
  claim(key: string, ttlSeconds: number, owner: string): Promise<boolean>;
  /** Whether the key is taken. */
  has(key: string): Promise<boolean>;
  /** Makes a claim of this owner last so many seconds from now. `false`: it has lapsed, or somebody else has it. */
  extend(key: string, ttlSeconds: number, owner: string): Promise<boolean>;
  /** Gives a claim of this owner back. One that has lapsed, or that somebody else has, is left alone. */
  release(key: string, owner: string): Promise<void>;
}
