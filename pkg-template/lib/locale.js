import { CODES } from "./tables.js";

const SIGNS = ["decimal", "group", "minus"];

/** What a wrong `locale` is told. */
export const LOCALE = "a table of dintero-wasm/locales, or one like it with a text for every code; English needs none";

/** It is the table of a language, whole. */
export const isLocale = (value) =>
  SIGNS.every((name) => typeof value?.[name] === "string") && CODES.every((code) => typeof value.messages?.[code] === "string");
