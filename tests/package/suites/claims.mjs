// What every store of claims promises, whatever it keeps them in.

import { same, thrown } from "./same.mjs";

/** So long a claim lasts that is to lapse within a test, in seconds. */
const SHORT = 0.5;

let made = 0;
/** A key that no other test has. */
const fresh = (what = "key") => `${what}-${Date.now()}-${made++}`;

/**
 * The tests of a store, as `{ name, run }`; `wait` lets so many seconds pass on its clock.
 *
 * @param {import("dintero-wasm/claims").Claims} claims
 */
export const claimed = (claims, wait) => [
  {
    name: "claims: a key is taken once",
    async run() {
      const key = fresh();
      same(await claims.has(key), false, "before");
      same(await claims.claim(key, 60, "a"), true, "the first");
      same(await claims.claim(key, 60, "b"), false, "another");
      same(await claims.claim(key, 60, "a"), false, "the same again");
      same(await claims.has(key), true, "after");
      same(await claims.claim(fresh(), 60, "b"), true, "another key");
    },
  },
  {
    name: "claims: of a hundred at once one takes the key",
    async run() {
      const key = fresh();
      const won = await Promise.all(Array.from({ length: 100 }, (_, at) => claims.claim(key, 60, `owner-${at}`)));
      same(won.filter((one) => one === true).length, 1, "who won");
      same(won.filter((one) => one === false).length, 99, "who did not");
      const winner = `owner-${won.indexOf(true)}`;
      same(await claims.extend(key, 60, winner), true, "it is the winner's");
    },
  },
  {
    name: "claims: a claim lapses, and is then anybody's",
    async run() {
      const key = fresh();
      await claims.claim(key, SHORT, "a");
      await wait(SHORT * 1.5);
      same(await claims.has(key), false, "it has lapsed");
      same(await claims.extend(key, 60, "a"), false, "and is not prolonged");
      same(await claims.claim(key, 60, "b"), true, "another takes it");
      same(await claims.extend(key, 60, "a"), false, "and it is not the first one's");
      await claims.release(key, "a");
      same(await claims.claim(key, 60, "c"), false, "nor can the first one give it back");
    },
  },
  {
    name: "claims: of a hundred at once one takes a key that has lapsed",
    async run() {
      const key = fresh();
      await claims.claim(key, SHORT, "a");
      await wait(SHORT * 1.5);
      const won = await Promise.all(Array.from({ length: 100 }, (_, at) => claims.claim(key, 60, `owner-${at}`)));
      same(won.filter(Boolean).length, 1, "who won");
    },
  },
  {
    name: "claims: who has a claim prolongs it, and nobody else",
    async run() {
      const key = fresh();
      await claims.claim(key, SHORT, "a");
      same(await claims.extend(key, 60, "b"), false, "another");
      same(await claims.extend(key, 60, "a"), true, "who has it");
      await wait(SHORT * 1.5);
      same(await claims.has(key), true, "longer than it was claimed for");
      same(await claims.extend(fresh(), 60, "a"), false, "what nobody has");
      same(await claims.extend(key, SHORT, "a"), true, "for shorter");
      await wait(SHORT * 1.5);
      same(await claims.has(key), false, "it counts from now");
    },
  },
  {
    name: "claims: who has a claim gives it back, and nobody else",
    async run() {
      const key = fresh();
      await claims.claim(key, 60, "a");
      same(await claims.release(key, "b"), undefined, "another");
      same(await claims.has(key), true, "it is still taken");
      same(await claims.release(key, "a"), undefined, "who has it");
      same(await claims.has(key), false, "it is free");
      same(await claims.release(key, "a"), undefined, "twice is as once");
      same(await claims.claim(key, 60, "b"), true, "another takes it");
    },
  },
  {
    name: "claims: any text is a key, and an owner",
    async run() {
      const odd = ["__proto__", "constructor", "a b\n\u0001", "Blåbær 🫐", "'); DROP TABLE claims; --", "%2F?#", "\ud800", "x".repeat(2000)];
      for (const text of odd) {
        const key = fresh(text);
        same(await claims.claim(key, 60, text), true, text);
        same(await claims.claim(key, 60, "other"), false, text);
        same(await claims.extend(key, 60, text), true, text);
        await claims.release(key, text);
        same(await claims.has(key), false, text);
      }
      const plain = "__proto__";
      same(await claims.has(plain), false, plain);
    },
  },
  {
    name: "claims: what is no claim is named, and takes nothing",
    async run() {
      const key = fresh();
      for (const wrong of [
        () => claims.claim(key, 60),
        () => claims.claim(key, 60, ""),
        () => claims.claim(key, 0, "a"),
        () => claims.claim(key, -1, "a"),
        () => claims.claim(key, "60", "a"),
        () => claims.claim(key, Infinity, "a"),
        () => claims.claim("", 60, "a"),
        () => claims.claim(7, 60, "a"),
        () => claims.has(undefined),
        () => claims.extend(key, NaN, "a"),
        () => claims.release(key),
      ]) {
        const error = await thrown(wrong, String(wrong));
        same(error.kind, "config", String(wrong));
      }
      same(await claims.has(key), false, "nothing was taken");
    },
  },
];
