import { languageOf } from "../shop/language.js";
import { CURRENCY } from "../shop/products.js";
import * as en from "./languages/en.js";

/** The other languages: each is fetched by who reads it, and by nobody else. */
const OTHERS = {
  nb: () => import("./languages/nb.js"),
  sv: () => import("./languages/sv.js"),
  da: () => import("./languages/da.js"),
  fi: () => import("./languages/fi.js"),
};

/** A language; English where it cannot be fetched. */
async function fetched(tag) {
  try {
    return { tag, ...((await OTHERS[tag]?.()) ?? en) };
  } catch {
    return { tag: "en", ...en };
  }
}

/** The shopper's language: its tag, the page's words in it, and the library's. */
export const { tag, texts, locale } = await fetched(languageOf(navigator.languages));

const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount in øre, as the library writes it in its texts. */
export const money = ore => (Number.isFinite(ore) ? `${number.format(ore / 100)}\u00a0${CURRENCY}` : "–");

/** Puts the words where the markup asks for them, and shows the page. */
export function translate() {
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = texts[element.dataset.text];
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", texts[element.dataset.label]);
  document.title = texts.title;
  document.documentElement.lang = tag;
  document.documentElement.classList.remove("silent");
}
