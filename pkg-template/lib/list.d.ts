/**
 * A list, fetched a page at a time; nothing is fetched before it is asked for.
 *
 * @example
 * for await (const transaction of dintero.transactions.list({ status: ["CAPTURED"] })) {
 *   if (transaction.merchant_reference === "A-1001") break; // and nothing more is fetched
 * }
 *
 * const { items, next } = await dintero.transactions.list({ limit: 50 }).page();
 * const following = next && (await dintero.transactions.list(next).page());
 */
export interface List<Item, Filter> extends AsyncIterable<Item> {
  /** The first page. */
  page(): Promise<Page<Item, Filter>>;
}

/** One page of a list. */
export interface Page<Item, Filter> {
  /** In the order of the API. */
  items: Item[];
  /** The filter of the next page: plain data, which may be kept. `undefined`: this is the last. */
  next: Filter | undefined;
}
