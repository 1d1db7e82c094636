// Keeps an instance of a module from being entered again once it has broken off. Nothing unwinds Rust's frames: what was
// thrown through them, by a trap or by the host, leaves the instance in a state that nobody knows.

import { InternalError } from "./errors.js";

const BROKE_OFF =
  "The engine broke off, for lack of memory or by a fault of the library. It has been replaced: the next call works.";
const LOST = "This was lost when the engine broke off in an earlier call. Make a new one.";

/** What the host calls by itself: callbacks and finalizers. Nobody is there to catch what they throw. */
const CALLED_BY_HOST = /closure|free/;

/** How often those look that cannot be told. */
const LOOK_MS = 100;

/**
 * In a Worker of a compatibility date before 2024-10-14, a request is lost when another one settles a promise that it
 * waits for. So each has to look for itself.
 */
const cannotBeTold = () => globalThis.Cloudflare?.compatibilityFlags?.handle_cross_request_promise_resolution === false;

/**
 * Guards the exports of an instance. When one of them throws, the instance has broken off: whoever watches it is told at
 * once, and from then on no export is entered. They throw an {@link InternalError}; those that the host calls do nothing.
 *
 * @param {WebAssembly.Exports} exports
 */
export function guard(exports) {
  const watchers = new Set();
  /** How many calls of exports are on the stack. */
  let depth = 0;
  /** What broke it off, as the details of an error. */
  let broken;

  const guarded = (name, run) => {
    const isCalledByHost = CALLED_BY_HOST.test(name);
    return (...given) => {
      const message = broken ? LOST : BROKE_OFF;
      if (!broken) {
        depth++;
        try {
          return run(...given);
        } catch (cause) {
          broken ??= { cause };
        } finally {
          depth--;
        }
        for (const tell of watchers) tell(new InternalError(message, broken));
        watchers.clear();
      }
      // In what a callback gives, the glue looks for an error of Rust's: there is none.
      if (isCalledByHost && depth === 0) return [];
      throw new InternalError(message, broken);
    };
  };

  return {
    exports: Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? guarded(name, value) : value]),
    ),
    isBroken: () => broken !== undefined,
    /** Calls `tell` with an error when the instance breaks off, until the function that it gives is called. */
    watch(tell) {
      if (cannotBeTold()) {
        const timer = setInterval(() => broken && tell(new InternalError(BROKE_OFF, broken)), LOOK_MS);
        return () => clearInterval(timer);
      }
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
  };
}
