// What a strict TypeScript project writes for callbacks, and for a store of claims of its own.

import { Dintero } from "dintero-wasm";
import type { CallbackEvent, CallbackWork, HandleCallbackOptions, Transaction } from "dintero-wasm";
import { DinteroClaims, durableClaims, memoryClaims } from "dintero-wasm/claims";
import type { Claims, DurableNamespace } from "dintero-wasm/claims";

export class Renamed extends DinteroClaims {}

interface Env {
  CLAIMS: DurableNamespace;
  SIGNATURE_SECRET: string | undefined;
}

declare const redis: {
  set(key: string, value: string, options: { NX: true; EX: number }): Promise<string | null>;
  exists(key: string): Promise<number>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
};

/** A store of the shop's own. */
export const inRedis: Claims = {
  claim: async (key, ttl, owner) => (await redis.set(key, owner, { NX: true, EX: ttl })) === "OK",
  has: async (key) => (await redis.exists(key)) === 1,
  extend: async (key, ttl, owner) => (await redis.eval("…", { keys: [key], arguments: [owner, String(ttl)] })) === 1,
  release: async (key, owner) => void (await redis.eval("…", { keys: [key], arguments: [owner] })),
};

const dintero = new Dintero({ accountId: "T12345678", accessToken: "token" });

/** A worker's callback. */
export async function fetch(request: Request, env: Env, ctx: { waitUntil(work: Promise<unknown>): void }): Promise<Response> {
  const options: HandleCallbackOptions = {
    secret: [env.SIGNATURE_SECRET ?? "", "older"],
    seen: durableClaims(env.CLAIMS, { shards: 4 }),
    waitUntil: (work) => ctx.waitUntil(work),
    async onPaid({ amount, merchant_reference }: Transaction, { time }: CallbackEvent, { key, signal }: CallbackWork) {
      const paid: number | undefined = amount;
      void [paid, merchant_reference, time, key.length, signal.aborted];
    },
    onFailed(transaction, { error }) {
      // @ts-expect-error with an error there may be no transaction
      transaction.status;
      void error;
    },
    onError: (error, { status, callback }) => console.error(status, callback?.transactionId, error),
  };
  const response: Response = await dintero.callbacks.handle(request, options);
  // @ts-expect-error without onPaid nothing would ever be paid
  await dintero.callbacks.handle(request, { secret: "s", seen: memoryClaims() });
  // @ts-expect-error a store has to tell who has what
  await dintero.callbacks.handle(request, { ...options, seen: { claim: async () => true } });
  return response;
}
