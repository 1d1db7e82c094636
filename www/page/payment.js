import { embed } from "@dintero/checkout-web-sdk";
import { Checkout } from "dintero-wasm/checkout";

/** The payment that is open, if one is: started by the shop's edge, shown by the web SDK. */
export class Payment {
  #checkout = new Checkout({ endpoint: "/api/checkout" });
  #options;
  #sdk;
  #busy = false;

  /**
   * @param {object} options
   * @param {string} options.endpoint The checkout's origin.
   * @param {HTMLElement} options.container
   * @param {(reference: string) => void} options.onPaid
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

  async start(session) {
    this.#busy = true;
    try {
      const { id } = await this.#checkout.start(session);
      this.#sdk = await embed({ ...this.#handlers(), container: this.#options.container, sid: id, endpoint: this.#options.endpoint, language: "en" });
      // The SDK leaves its frame without a name for those who cannot see it.
      this.#sdk.iframe.title = "Payment";
    } finally {
      this.#busy = false;
    }
  }

  update(session) {
    this.#options.onState("updating");
    return this.#checkout.update(session, this.#sdk);
  }

  close() {
    this.#sdk?.destroy();
    this.#sdk = undefined;
  }

  #end(message) {
    this.close();
    this.#options.onEnd(message);
  }

  #handlers() {
    const { onPaid, onState } = this.#options;
    return {
      onSession: () => onState("open"),
      onPayment: event => onPaid(event.merchant_reference),
      onPaymentError: () => this.#end("The payment was refused, and nothing was charged. Your cart is as you left it."),
      onSessionCancel: () => this.#end("The payment was cancelled. Your cart is as you left it."),
      onSessionNotFound: () => this.#end("The payment has gone. Please start it again."),
    };
  }
}
