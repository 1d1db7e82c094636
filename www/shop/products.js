/** What the shop sells. Prices are in øre, with 25 % VAT. The same records price the cart in the page and at the edge. */
export const PRODUCTS = [
  {
    id: "fjell",
    price: 899_000,
    name: { en: "Fjell lounge chair", nb: "Fjell lenestol", sv: "Fjell fåtölj", da: "Fjell lænestol", fi: "Fjell-nojatuoli" },
    detail: { en: "Oiled ash, bouclé wool", nb: "Oljet ask, bouclé i ull", sv: "Oljad ask, bouclé i ull", da: "Olieret ask, bouclé i uld", fi: "Öljytty saarni, villabouclé" },
  },
  {
    id: "lykt",
    price: 249_000,
    name: { en: "Lykt table lamp", nb: "Lykt bordlampe", sv: "Lykt bordslampa", da: "Lykt bordlampe", fi: "Lykt-pöytävalaisin" },
    detail: { en: "Mouth-blown opal glass", nb: "Munnblåst opalglass", sv: "Munblåst opalglas", da: "Mundblæst opalglas", fi: "Suupuhallettu opaalilasi" },
  },
  {
    id: "vev",
    price: 129_000,
    name: { en: "Vev wool throw", nb: "Vev ullpledd", sv: "Vev ullpläd", da: "Vev uldplaid", fi: "Vev-villahuopa" },
    detail: { en: "130 × 190 cm, woven at Røros", nb: "130 × 190 cm, vevd på Røros", sv: "130 × 190 cm, vävd i Røros", da: "130 × 190 cm, vævet i Røros", fi: "130 × 190 cm, kudottu Rørosissa" },
  },
  {
    id: "skaal",
    price: 44_900,
    name: { en: "Skål bowl", nb: "Skål serveringsbolle", sv: "Skål serveringsskål", da: "Skål serveringsskål", fi: "Skål-kulho" },
    detail: { en: "Stoneware, ash glaze", nb: "Steingods, askeglasur", sv: "Stengods, askglasyr", da: "Stentøj, askeglasur", fi: "Kivitavaraa, tuhkalasite" },
  },
];

/** How the shop delivers. */
export const DELIVERIES = [
  {
    id: "pickup",
    operator: "Posten",
    price: 7_900,
    name: { en: "Pick-up point", nb: "Hentested", sv: "Utlämningsställe", da: "Udleveringssted", fi: "Noutopiste" },
    detail: { en: "2–4 days", nb: "2–4 dager", sv: "2–4 dagar", da: "2–4 dage", fi: "2–4 päivää" },
  },
  {
    id: "home",
    operator: "Posten",
    price: 14_900,
    name: { en: "Home delivery", nb: "Hjemlevering", sv: "Hemleverans", da: "Hjemmelevering", fi: "Kotiinkuljetus" },
    detail: { en: "1–3 days, carried in", nb: "1–3 dager, båret inn", sv: "1–3 dagar, bärs in", da: "1–3 dage, båret ind", fi: "1–3 päivää, sisään kannettuna" },
  },
];

/** The most pieces of one product that an order may hold. */
export const MOST = 99;

export const CURRENCY = "NOK";
export const VAT_RATE = 25;
