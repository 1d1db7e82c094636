import type { InboundRequest } from "./callback.js";
import type { Engine } from "./loader.js";
import type { Severity } from "./validator.js";
import type { Code } from "./tables.js";
import type { AddressCallbackAnswer, DiscountCodesCallbackAnswer, Session } from "../types.js";

/** What the check of an answer takes into account. */
export interface AnswerOptions {
  /**
   * The session that was read. It says which lines there are and which shipping option is chosen. Without it, any of
   * the options that the answer offers may be the chosen one, or none.
   */
  session?: Session;
  /** Turns codes up, down or off. */
  rules?: { readonly [C in Code]?: Severity | "off" };
}

/**
 * Reads the session that Dintero sends when the shopper has given an address (`express.shipping_address_callback_url`).
 * A one-tap wallet gives the country and the postal code of `order.shipping_address` alone.
 *
 * It verifies nothing: `verifyCallback` does, and does it first. A body that is no JSON object, or has more than 32 MiB,
 * rejects with a `ValidationError`: answer 400. What is no POST rejects with a `ConfigError` of the code
 * `wrong_method`: answer 405.
 *
 * @example
 * const session = await readAddressCallback(request);
 * const shipping_options = await optionsFor(session.order?.shipping_address);
 * return answerAddressCallback({ shipping_options }, { session });
 */
export declare function readAddressCallback(request: InboundRequest): Promise<Session>;

/**
 * Reads the session that Dintero sends when the shopper has entered a discount code
 * (`express.discount_codes.callback_url`): the codes are in `order.discount_codes`.
 *
 * It verifies nothing, and rejects, as `readAddressCallback` does.
 *
 * @example
 * const session = await readDiscountCodesCallback(request);
 * const order = await discounted(session.order);
 * return answerDiscountCodesCallback({ shipping_options: session.express?.shipping_options ?? [], order }, { session });
 */
export declare function readDiscountCodesCallback(request: InboundRequest): Promise<Session>;

/**
 * The answer to an address callback: status 200, the only one that Dintero takes. It does not ask again, so answer
 * within 60 seconds and catch your own failures.
 *
 * The answer is checked first, and one that breaks a rule throws a `ValidationError` whose `report` points into it.
 * `shipping_options` is required; `[]` says that nothing can be delivered there. With an `order`, its `amount` is the
 * sum of the lines and of the shipping option that is chosen in the session, at the amount that it has in the session:
 * Dintero works out a change of that price itself, and adds a line of type `correction` for any other difference.
 *
 * @example
 * return answerAddressCallback({
 *   shipping_options: [{ id: "post", line_id: "post", amount: 4900, title: "Post office", operator: "Posten" }],
 * }, { session });
 */
export declare function answerAddressCallback(answer: AddressCallbackAnswer, options?: AnswerOptions): Response;

/**
 * The answer to a discount codes callback, checked as `answerAddressCallback` checks its own. An `order` needs all of
 * its `items` if the session has any, at their new amounts; `discount_codes` are the codes that hold.
 *
 * @example
 * return answerDiscountCodesCallback({
 *   shipping_options: session.express?.shipping_options ?? [],
 *   order: { amount: 900, items: [{ line_id: "1", quantity: 1, amount: 900 }], discount_codes: ["SPRING"] },
 * }, { session });
 */
export declare function answerDiscountCodesCallback(answer: DiscountCodesCallbackAnswer, options?: AnswerOptions): Response;

export declare function createInbound(engine: Engine): {
  readAddressCallback: typeof readAddressCallback;
  readDiscountCodesCallback: typeof readDiscountCodesCallback;
  answerAddressCallback: typeof answerAddressCallback;
  answerDiscountCodesCallback: typeof answerDiscountCodesCallback;
};
