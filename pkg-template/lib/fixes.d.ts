import type { Issue } from "./validator.js";

/** Repairs a body that is JSON text: gives the value that the text spells, with the `fix` of each issue applied. */
export declare function applyFixes(body: string | Uint8Array | ArrayBuffer, issues: readonly Issue[]): unknown;

/**
 * Repairs what is certain to be repaired: applies the `fix` of each issue to a copy of the body, and gives the copy. The
 * body stays as it is, and so does everything in the copy that no fix is about.
 *
 * The issues are those of a report on this body: their pointers lead into it as it was checked. A fix that no longer
 * fits, since the body has changed meanwhile, is left out; of two for one place, the first counts. What is repaired may
 * have hidden something else, so check the copy before it is sent.
 *
 * The copy is the body as JSON has it: of a text or of bytes it is the value that they spell, a `Date` in it is a string,
 * and a member that is `undefined` is gone. A body that is not JSON throws a `ConfigError`.
 *
 * @example
 * const body = { profile_id: "default", url: { return_url: "https://shop.example" },
 *   order: { amount: 100, currency: "nok", merchant_reference: "A-1", items: [{ id: "1", line_id: "1", amount: 99 }] } };
 * const { order } = applyFixes(body, validate("sessions.create", body).issues);
 * [order.amount, order.currency]; // [99, "NOK"]
 */
export declare function applyFixes<Body>(body: Body, issues: readonly Issue[]): Body;
