import type { SessionCreate, SessionUpdate } from "../types.js";
import type { Dintero } from "./client.js";

/** What the shop decides: what things cost, and who may ask. */
export interface CheckoutHandlerOptions<Input = unknown> {
  /**
   * Prices what the shopper wants. `input` is what the browser sent: read ids and quantities from it, and take every
   * price from the shop's own records. To refuse (sold out, not signed in), return or throw a `Response`.
   */
  order(input: Input, request: Request): SessionCreate | Response | Promise<SessionCreate | Response>;

  /**
   * Prices a change to session `id`. Without it, the change is made from what `order` returns: its order without the
   * members that an update cannot change (`merchant_reference`, `payout_destination_id`), and the express members
   * that it can.
   *
   * Whoever knows a session's id may ask for this. The id cannot be guessed, and is known to the shop and to the
   * shopper's page alone; a shop that signs its shoppers in can check here that the session is theirs.
   */
  update?(input: Input, request: Request, id: string): SessionUpdate | Response | Promise<SessionUpdate | Response>;

  /**
   * Other origins whose pages may check out here, such as `https://shop.example`: as a browser writes them, without a
   * path or a slash at the end. Also needed behind a proxy that changes the scheme or the host.
   */
  origins?: readonly string[];
}

/** What a failure looks like on the wire. */
export interface CheckoutFailure {
  /**
   * `request`: the request itself was refused, and `code` says why. Otherwise the kind of the `DinteroError`, and
   * `internal` for whatever else the shop's code threw.
   */
  kind: string;
  code?: string;
  message: string;
  /** Whether the same request may succeed later. Made again, it does no harm. */
  retryable?: boolean;
  /** The API's id of the request, for its support. */
  request_id?: string;
  /**
   * With `validation` (status 422): what is wrong with the order. `money` is the currency of the amounts and how many
   * decimals it has, where the order states one: with it, `Checkout` says the report in the page's language.
   */
  report?: import("./validator.js").Report & { money?: { currency: string; decimals: number } };
}

/**
 * The edge's half of a checkout: a handler for one path, such as `/api/checkout`.
 *
 * - `POST`, with the shopper's input as JSON, starts a session: `201 { id, url }`.
 * - `PUT`, with `{ id, input }`, updates one that the page has locked: `200 { id }`.
 *
 * Prices come from `order`, never from the browser. 422 carries the report on an order that the rules refuse; 400, 413
 * and 415 say what is wrong with a body, 403 refuses another origin, 405 another method. Any other failure is answered
 * with its kind and the API's request id (502, 503, 504, 500; on PUT, 404 with the code `no_session` for a session
 * that is not there), and never with a secret or a stack.
 *
 * Throws a `ConfigError` that names a wrong option.
 *
 * @example
 * ```js
 * const checkout = checkoutHandler(dintero, { order: cart => priced(cart) });
 * export default { fetch: request => new URL(request.url).pathname === "/api/checkout" ? checkout(request) : assets(request) };
 * ```
 */
export declare function checkoutHandler<Input = unknown>(
  dintero: Pick<Dintero, "sessions">,
  options: CheckoutHandlerOptions<Input>,
): (request: Request) => Promise<Response>;
