/** What the shop sells. Prices are in øre, with 25 % VAT. The same records price the cart in the page and at the edge. */
export const PRODUCTS = [
  { id: "fjell", name: "Fjell lounge chair", detail: "Oiled ash, bouclé wool", price: 899_000 },
  { id: "lykt", name: "Lykt table lamp", detail: "Mouth-blown opal glass", price: 249_000 },
  { id: "vev", name: "Vev wool throw", detail: "130 × 190 cm, woven at Røros", price: 129_000 },
  { id: "skaal", name: "Skål bowl", detail: "Stoneware, ash glaze", price: 44_900 },
];

/** How the shop delivers. */
export const DELIVERIES = [
  { id: "pickup", name: "Pick-up point", detail: "2–4 days", operator: "Posten", price: 7_900 },
  { id: "home", name: "Home delivery", detail: "1–3 days, carried in", operator: "Posten", price: 14_900 },
];

/** The most pieces of one product that an order may hold. */
export const MOST = 99;

export const CURRENCY = "NOK";
export const VAT_RATE = 25;
