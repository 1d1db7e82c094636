// Settlements, the reports on them, and images.

import { same } from "../same.mjs";
import { API, CHECKOUT, CONFIGURATION, ofSeller } from "../shop.mjs";

const CONFIGURATIONS = `${API}/settlements/reports/configuration`;
const IMAGE = { variant: "mono", color: "rgb(1, 2, 3)", width: 420, template: "dintero_top_frame.svg" };

const configured = async ({ dintero }) => await dintero.settlements.reportConfigurations.create(CONFIGURATION);

/** A seller's settlement, and another one. */
async function settled({ dintero, settled: settle }) {
  const id = await settle({ order: ofSeller("a") });
  await settle();
  const { items } = await dintero.settlements.list({ payout_destination_id: "a" }).page();
  return { transaction: id, settlement: items[0] };
}

const svg = (text, ...parts) => {
  for (const part of ["<svg", ...parts]) if (!text.includes(part)) throw new Error(`${part} is not in ${text}`);
};

export const account = [
  {
    operation: "settlements.list",
    given: settled,
    call: ({ dintero }) =>
      dintero.settlements
        .list({
          limit: 1000,
          "created_at.gte": new Date("2026-11-22T06:00:00Z"),
          "created_at.lte": "2026-11-22",
          payment_provider: ["vipps", "klarna"],
          payout_destination_id: "a",
        })
        .page(),
    request: () => [
      "GET",
      `${API}/settlements?limit=1000&created_at.gte=2026-11-22T06%3A00%3A00.000Z&created_at.lte=2026-11-22T23%3A59%3A59.999Z` +
        "&payment_provider=vipps&payment_provider=klarna&payout_destination_id=a",
      undefined,
    ],
    answer({ items, next }, { settlement }) {
      same([items, next], [[settlement], undefined], "the seller's settlement");
      const [{ amount, capture, refund, fee, currency }] = settlement.amounts;
      same([amount, capture, refund, fee, currency], [29550, 30000, 0, 450, "NOK"], "what is paid out");
      same([settlement.provider, settlement.settled_at], ["vipps", "2026-11-22T06:00:00.000Z"], "by whom, and when");
    },
  },
  {
    operation: "settlements.list",
    about: "after another, by the time it was made, and a text",
    given: settled,
    call: ({ dintero }, { settlement }) =>
      dintero.settlements
        .list({
          "item_created_at.gte": "2026-11-22T00:00:00Z",
          "item_created_at.lte": "2026-11-23",
          search: settlement.provider_reference,
          starting_after_id: settlement.id,
          starting_after_date: settlement.created_at,
        })
        .page(),
    request: ({ settlement }) => [
      "GET",
      `${API}/settlements?${new URLSearchParams([
        ["item_created_at.gte", "2026-11-22T00:00:00Z"],
        ["item_created_at.lte", "2026-11-23T23:59:59.999Z"],
        ["search", settlement.provider_reference],
        ["starting_after_id", settlement.id],
        ["starting_after_date", settlement.created_at],
      ])}`,
      undefined,
    ],
    answer: ({ items }) => same(items, [], "there is no other of that text"),
  },
  {
    operation: "settlements.attachment",
    given: async (shop) => {
      const { settlement } = await settled(shop);
      return { settlement, attachment: settlement.attachments.find(({ extension }) => extension === "csv") };
    },
    call: ({ dintero }, { settlement, attachment }) => dintero.settlements.attachment(settlement.id, attachment.id),
    request: ({ settlement, attachment }) => ["GET", `${API}/settlements/${settlement.id}/attachments/${attachment.id}`, undefined],
    answer(text, { settlement }) {
      for (const part of [settlement.id, "CAPTURE", "30000", "NOK"]) {
        if (!text.includes(part)) throw new Error(`${part} is not in ${text}`);
      }
    },
  },
  {
    operation: "settlements.generateTestReport",
    about: "of what was captured",
    status: 201,
    given: async ({ captured }) => ({ ids: [await captured()] }),
    call: ({ dintero }, { ids }) => dintero.settlements.generateTestReport({ transaction_ids: ids }),
    request: ({ ids }) => ["POST", `${API}/settlements/reports/generate-test-report`, { transaction_ids: ids }],
    async answer({ message }, { ids }, { dintero }) {
      same([typeof message, (await dintero.transactions.get(ids[0])).settlement_status], ["string", "SETTLED"], "what came of it");
    },
  },
  {
    operation: "settlements.generateTestReport",
    about: "of nothing",
    call: ({ dintero }) =>
      dintero.settlements.generateTestReport({ number_of_transactions: 3, date_range: { start_date: "2026-11-20", end_date: "2026-11-22" } }),
    request: () => [
      "POST",
      `${API}/settlements/reports/generate-test-report`,
      { number_of_transactions: 3, date_range: { start_date: "2026-11-20", end_date: "2026-11-22" } },
    ],
    answer: ({ message }, _, { sandbox }) => same([typeof message, sandbox.state().account.settlements], ["string", []], "nothing was made"),
  },
  {
    operation: "settlements.reportConfigurations.list",
    about: "the first",
    given: async (shop) => ({ first: await configured(shop), second: await configured(shop) }),
    call: ({ dintero }) => dintero.settlements.reportConfigurations.list({ limit: 1 }).page(),
    request: () => ["GET", `${CONFIGURATIONS}?limit=1`, undefined],
    async answer({ items, next }, { first, second }, { dintero }) {
      const rest = await dintero.settlements.reportConfigurations.list(next).page();
      same([...items, ...rest.items].map(({ id }) => id).sort(), [first.id, second.id].sort(), "both");
    },
  },
  {
    operation: "settlements.reportConfigurations.list",
    about: "after another",
    given: async (shop) => {
      await configured(shop);
      await configured(shop);
      const { items, next } = await shop.dintero.settlements.reportConfigurations.list({ limit: 1 }).page();
      return { first: items[0], cursor: next.starting_after };
    },
    call: ({ dintero }, { cursor }) => dintero.settlements.reportConfigurations.list({ starting_after: cursor }).page(),
    request: ({ cursor }) => ["GET", `${CONFIGURATIONS}?${new URLSearchParams({ starting_after: cursor })}`, undefined],
    answer({ items, next }, { first }) {
      same([items.length, items[0].id === first.id, next], [1, false, undefined], "the other one");
    },
  },
  {
    operation: "settlements.reportConfigurations.create",
    call: ({ dintero }) => dintero.settlements.reportConfigurations.create(CONFIGURATION),
    request: () => ["POST", CONFIGURATIONS, CONFIGURATION],
    answer({ id, account_id, filetypes, destinations }) {
      same([typeof id, account_id, filetypes], ["string", "T12345678", ["csv"]], "the configuration");
      same(destinations[0].destination_value, "kari@shop.example", "who gets the reports");
    },
  },
  {
    operation: "settlements.reportConfigurations.get",
    given: configured,
    call: ({ dintero }, { id }) => dintero.settlements.reportConfigurations.get(id),
    request: ({ id }) => ["GET", `${CONFIGURATIONS}/${id}`, undefined],
    answer: (configuration, given) => same(configuration, given, "the configuration"),
  },
  {
    operation: "settlements.reportConfigurations.update",
    given: configured,
    call: ({ dintero }, { id }) => dintero.settlements.reportConfigurations.update(id, { ...CONFIGURATION, filetypes: ["pdf"] }),
    request: ({ id }) => ["PUT", `${CONFIGURATIONS}/${id}`, { ...CONFIGURATION, filetypes: ["pdf"] }],
    answer: (configuration, { id }) => same([configuration.id, configuration.filetypes], [id, ["pdf"]], "what was changed"),
  },
  {
    operation: "settlements.reportConfigurations.delete",
    given: configured,
    call: ({ dintero }, { id }) => dintero.settlements.reportConfigurations.delete(id),
    request: ({ id }) => ["DELETE", `${CONFIGURATIONS}/${id}`, undefined],
    async answer(configuration, given, { dintero }) {
      same(configuration, given, "the configuration that was");
      same(await dintero.settlements.reportConfigurations.get(given.id).catch(({ status }) => status), 404, "it is gone");
    },
  },
  {
    operation: "reports.list",
    given: async (shop) => {
      await configured(shop);
      return settled(shop);
    },
    call: ({ dintero }) => dintero.reports.list({ limit: 1 }).page(),
    request: () => ["GET", `${API}/reports/metadata?limit=1`, undefined],
    async answer({ items, next }, _, { sandbox }) {
      same([items.length, items[0].content_type, typeof next.starting_after], [1, "text/csv", "string"], "the newest");
      const file = await sandbox.fetch(items[0].signed_url);
      same([file.status, (await file.text()).includes("NOK")], [200, true], "the file that it leads to");
    },
  },
  {
    operation: "reports.list",
    about: "after another",
    given: async (shop) => {
      await configured(shop);
      await settled(shop);
      const { items, next } = await shop.dintero.reports.list({ limit: 1 }).page();
      return { newest: items[0], next };
    },
    call: ({ dintero }, { next }) => dintero.reports.list(next).page(),
    request: ({ next }) => ["GET", `${API}/reports/metadata?${new URLSearchParams(Object.entries(next))}`, undefined],
    answer: ({ items }, { newest }) => same([items.length, items[0].id === newest.id], [1, false], "the one before"),
  },
  {
    operation: "branding.logos",
    call: ({ dintero }) => dintero.branding.logos({ ...IMAGE, logos: ["visa", "vipps"] }),
    request: () => [
      "GET",
      `${CHECKOUT}/branding/logos/visa_vipps/variant/mono/color/rgb%281%2C%202%2C%203%29/width/420/dintero_top_frame.svg`,
      undefined,
    ],
    answer: (text) => svg(text, 'width="420"', "Visa", "Vipps", "Dintero"),
  },
  {
    operation: "branding.profile",
    call: ({ dintero }) => dintero.branding.profile({ variant: "colors", color: "cecece", width: 600, template: "logos.svg", profileId: "default" }),
    request: () => ["GET", `${CHECKOUT}/branding/profiles/default/variant/colors/color/cecece/width/600/logos.svg`, undefined],
    answer: (text) => svg(text, 'width="600"', "Visa", "Klarna"),
  },
];
