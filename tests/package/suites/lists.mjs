// Lists: four ways to go on, and one way to use them.

import { same, thrown } from "./same.mjs";
import { CONFIGURATION, every, ofSeller, shop } from "./shop.mjs";

/** How each list is asked for, by what its items are told apart, and whether a full page says that there is no other. */
const LISTS = {
  transactions: { list: ({ transactions }, filter) => transactions.list(filter), id: "id", saysItsEnd: false },
  settlements: { list: ({ settlements }, filter) => settlements.list(filter), id: "id", saysItsEnd: true },
  "settlements by the time they were made": {
    list: ({ settlements }, filter) => settlements.list({ "item_created_at.gte": "2026-11-01", ...filter }),
    id: "id",
    saysItsEnd: true,
  },
  "report configurations": { list: ({ settlements }, filter) => settlements.reportConfigurations.list(filter), id: "id", saysItsEnd: true },
  reports: { list: ({ reports }, filter) => reports.list(filter), id: "id", saysItsEnd: true },
  "payout transfers": { list: ({ payouts }, filter) => payouts.transfers("a", filter), id: "ledger_entry_id", saysItsEnd: true },
};

const ITEMS = 4;

/** A shop that has as many of everything, all made at the same time. */
async function busy(library) {
  const play = shop(library);
  const configure = () => play.dintero.settlements.reportConfigurations.create(CONFIGURATION);
  await configure();
  for (let made = 0; made < ITEMS; made++) {
    await play.captured({ order: ofSeller("a") });
    await play.dintero.settlements.generateTestReport({});
  }
  for (let made = 1; made < ITEMS; made++) await configure();
  play.forget();
  return play;
}

export function lists(library) {
  const tests = Object.entries(LISTS).flatMap(([name, { list, id, saysItsEnd }]) => {
    const ids = (items) => items.map((item) => item[id]);
    const test = (what, run, make = busy) => ({
      name: `list of ${name}: ${what}`,
      run: async () => {
        const play = await make(library);
        await run(play, (filter) => list(play.dintero, filter));
      },
    });
    return [
      test("every item once, whatever a page holds", async (play, listed) => {
        const all = ids((await listed({ limit: 100 }).page()).items);
        same(new Set(all).size, ITEMS, "the items");
        for (const limit of [1, 2, 3, ITEMS, ITEMS + 1]) {
          play.forget();
          same(ids(await every(listed({ limit }))), all, `pages of ${limit}`);
          const pages = Math.ceil(ITEMS / limit);
          // A list that does not say that it ends is asked once more after a full page.
          same(play.calls.length, !saysItsEnd && ITEMS % limit === 0 ? pages + 1 : pages, `requests for pages of ${limit}`);
        }
      }),
      test("leaving the loop stops the fetching", async (play, listed) => {
        for (const [take, requests] of [[1, 1], [2, 1], [3, 2]]) {
          play.forget();
          let taken = 0;
          for await (const _ of listed({ limit: 2 })) if (++taken === take) break;
          same([taken, play.calls.length], [take, requests], "items taken, and requests");
        }
        play.forget();
        listed({ limit: 2 });
        same(play.calls.length, 0, "a list that nobody asks");
      }),
      test("a page goes on where the one before stopped, in another client too", async (play, listed) => {
        const all = ids(await every(listed({ limit: 100 })));
        const first = await listed({ limit: 3 }).page();
        same(ids(first.items), all.slice(0, 3), "the first page");
        // Plain data, which may be kept.
        const kept = JSON.parse(JSON.stringify(first.next));
        const second = await listed(kept).page();
        same([ids(second.items), second.next], [all.slice(3), undefined], "the second page");
        same(library.responseOf(second).status, 200, "what it came with");
        same(ids(await every(listed(kept))), all.slice(3), "or all that is left");
      }),
      test("a loop can be taken twice", async (play, listed) => {
        const once = listed({ limit: 3 });
        same(ids(await every(once)), ids(await every(once)), "the items");
        same(ids((await once.page()).items).length, 3, "its first page");
      }),
      test("an empty list is no items, one request, and no next page", async (play, listed) => {
        play.forget();
        same(await every(listed({ limit: 5 })), [], "the items");
        const { items, next } = await listed().page();
        same([items, next, play.calls.length], [[], undefined, 2], "a page");
      }, shop),
    ];
  });
  return [
    ...tests,
    {
      name: "list of transactions: what comes between two pages shifts nothing",
      async run() {
        const play = await busy(library);
        const all = (await every(play.dintero.transactions.list())).map(({ id }) => id);
        const seen = [];
        for await (const { id } of play.dintero.transactions.list({ limit: 2 })) {
          seen.push(id);
          if (seen.length < 3) await play.paid();
        }
        same(seen, all, "the items");
      },
    },
    {
      name: "list of transactions: the second page that fails loses nothing of the first",
      async run() {
        let fails = false;
        const watch = ({ method }) => (fails && method === "GET" ? new Response("{}", { status: 404 }) : undefined);
        const play = shop(library, { watch });
        for (let made = 0; made < 3; made++) await play.paid();
        const given = [];
        const error = await thrown(async () => {
          for await (const { id } of play.dintero.transactions.list({ limit: 2 })) {
            given.push(id);
            fails = true;
          }
        }, "the loop");
        same([error.kind, given.length], ["api", 2], "the error, and what was given");
      },
    },
  ];
}
