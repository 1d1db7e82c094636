import { embed } from "@dintero/checkout-web-sdk";
import { Checkout } from "dintero-wasm/checkout";
import { locale, tag, texts } from "./language.js";

/** The shopper's language as the checkout names it: `no`, where the rest of the world says `nb`. */
const language = tag === "nb" ? "no" : tag;

/** The payment that is open, if one is: started by the shop's edge, shown by the web SDK. */
export class Payment {
  #checkout = new Checkout({ endpoint: "/api/checkout", locale });
  #options;
  #sdk;
  #busy = false;
  #paid = false;

  /**
   * @param {object} options
   * @param {string} options.endpoint The checkout's origin.
   * @param {HTMLElement} options.container
   * @param {(reference: string, state: "confirming" | "held") => void} options.onPaid It is paid, or held for a review.
   * @param {(message: string) => void} options.onEnd It ended without a payment.
   * @param {(state: string, message?: string) => void} options.onState
   */
  constructor(options) {
    this.#options = options;
  }

  /** Whether a payment is shown, or about to be. */
  get open() {
    return this.#busy || this.#sdk !== undefined;
  }

  /** Opens a payment in the place of any other. */
  async start(session) {
    this.close();
    this.#paid = false;
    this.#busy = true;
    try {
      const { id } = await this.#checkout.start(session);
      this.#sdk = await embed({ ...this.#handlers(), container: this.#options.container, sid: id, endpoint: this.#options.endpoint, language });
      // The SDK leaves its frame without a name for those who cannot see it.
      this.#sdk.iframe.title = texts.payment;
    } finally {
      this.#busy = false;
    }
  }

  /** Changes the open payment. Where it is not certain what it is for now, it ends. */
  async update(session) {
    const sdk = this.#sdk;
    this.#options.onState("updating");
    try {
      await this.#checkout.update(session, sdk);
    } catch (failure) {
      const uncertain = failure.kind === "unknown_outcome" || failure.code === "session_not_refreshed";
      if (uncertain && sdk === this.#sdk) this.#end(texts.uncertain);
      throw failure;
    }
  }

  close() {
    this.#sdk?.destroy();
    this.#sdk = undefined;
  }

  #end(message) {
    // A payment that went through does not end in any other way.
    if (this.#paid) return;
    this.close();
    this.#options.onEnd(message);
  }

  #handlers() {
    const onPaid = (reference, state) => {
      this.#paid = true;
      this.#options.onPaid(reference, state);
    };
    return {
      onSession: () => this.#options.onState("open"),
      onPayment: event => onPaid(event.merchant_reference, event.type === "SessionPaymentOnHold" ? "held" : "confirming"),
      onPaymentError: () => this.#end(texts.refused),
      onSessionCancel: () => this.#end(texts.cancelled),
      onSessionNotFound: () => this.#end(texts.expired),
    };
  }
}
