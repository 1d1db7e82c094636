// The API behind the faults: the package's own simulator, and a ledger of what it was asked and what it carried out.

const ACCOUNT = "T12345678";
const CREDENTIALS = { clientId: "sandbox-client", clientSecret: "sandbox-secret" };

/** What a client is set up with. */
export const CLIENT = { accountId: ACCOUNT, ...CREDENTIALS };

const session = (number, amount) => ({
  profile_id: "default",
  url: { return_url: "https://shop.example/thanks" },
  order: {
    amount,
    currency: "NOK",
    merchant_reference: `order-${number}`,
    items: [{ id: "chair", line_id: "1", description: "Chair", quantity: 1, amount }],
  },
});

/** The hop-by-hop fields are the server's own. */
const isForwarded = ([name]) => !["connection", "content-length", "transfer-encoding", "host"].includes(name);

export class Api {
  #sandbox;
  #shop;

  constructor({ Dintero, Sandbox }, seed) {
    this.#sandbox = new Sandbox({ seed, accountId: ACCOUNT, ...CREDENTIALS });
    this.#shop = new Dintero({ ...CLIENT, fetch: this.#sandbox.fetch });
  }

  /** A transaction that is authorized, by its id. */
  async authorized(number, amount) {
    const { id } = await this.#shop.sessions.create(session(number, amount));
    return (await this.#sandbox.pay(id)).transaction_id;
  }

  /** Answers a request, and carries it out. */
  async answer({ method, url, headers }, body) {
    const fields = Object.entries(headers).filter(isForwarded);
    const hasBody = method !== "GET" && method !== "HEAD";
    const response = await this.#sandbox.fetch(new Request(`http://api.test${url}`, { method, headers: fields, body: hasBody ? body : undefined }));
    return {
      status: response.status,
      headers: [...response.headers].filter(isForwarded),
      body: Buffer.from(await response.arrayBuffer()),
    };
  }

  /** How often something was done to each transaction, by its id; an event is `CAPTURE` or `VOID`. */
  ledger(wanted) {
    const { transactions } = this.#sandbox.state();
    const count = (events) => events.filter(({ event, success }) => event === wanted && success).length;
    return new Map(transactions.map(({ id, events }) => [id, count(events)]));
  }
}
