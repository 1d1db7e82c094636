// What every code says, in every language, from the data that the native tests read too.

import { same, thrown } from "./same.mjs";

/**
 * @param {{ render: Function, locales: Record<string, object> }} texts `render` of the package, and its languages by tag
 * @param {{ cases: object[], numbers: object[], codes: object[] }} vectors
 */
export function messages({ render, locales }, { cases, numbers, codes }) {
  const languages = Object.entries(locales);
  const inAll = (test, template) => () => {
    same(Object.keys(test.texts), languages.map(([tag]) => tag), "languages");
    for (const [tag, locale] of languages) same(render(template(locale), test.params, locale, test.money), test.texts[tag], tag);
  };
  return [
    ...cases.map((test) => ({
      name: `template: ${test.name}`,
      run: () => same(render(test.template, test.params, locales.en, test.money), test.text, test.name),
    })),
    ...numbers.map((test) => ({ name: `number: ${test.name}`, run: inAll(test, () => test.template) })),
    ...codes.map((test) => ({
      name: `text: ${test.code} ${JSON.stringify(test.params)} ${test.money?.currency ?? ""}`,
      run: inAll(test, ({ messages }) => messages[test.code]),
    })),
  ];
}

const session = (currency) => ({
  profile_id: "default",
  url: { return_url: "https://shop.example/thanks" },
  order: { amount: 33990, ...(currency && { currency }), merchant_reference: "A-1", items: [{ id: "1", line_id: "1", description: "Cup", quantity: 1, amount: 33890 }] },
});

/** A report's texts in a language, through the library's own door. */
export function languages({ validate, DinteroError }, locales) {
  const mismatch = (body, locale) => validate("sessions.create", body, { locale }).issues.find(({ code }) => code === "order_amount_mismatch");
  const shown = [
    ["NOK", "nb", "Differansen er 1,00\u00a0NOK."],
    ["SEK", "sv", "Skillnaden är 1,00\u00a0SEK."],
    ["DKK", "da", "Differencen er 1,00\u00a0DKK."],
    ["EUR", "fi", "Erotus on 1,00\u00a0EUR."],
    ["EUR", undefined, "The difference is 1.00\u00a0EUR."],
    ["JPY", "nb", "Differansen er 100\u00a0JPY."],
    ["KWD", "nb", "Differansen er 0,100\u00a0KWD."],
    ["XAU", "nb", "Differansen er 100."],
    ["nok", "nb", "Differansen er 100."],
    [undefined, "nb", "Differansen er 100."],
  ].map(([currency, tag, text]) => ({
    name: `a difference in ${currency ?? "no currency"} in ${tag ?? "no language of its own"}`,
    run() {
      const { message, params } = mismatch(session(currency), locales[tag]);
      if (!message.includes(text)) throw new Error(`"${message}" lacks "${text}"`);
      same(params.difference, 100, "in minor units");
    },
  }));
  const { nb } = locales;
  const wrong = [["nb"], null, {}, nb.messages, { ...nb, messages: { ...nb.messages, required: undefined } }, { ...nb, minus: undefined }];
  return [
    ...shown,
    {
      name: "a report holds nothing but what it says it holds",
      run() {
        const report = validate("sessions.create", session("NOK"));
        same(Object.keys(report).sort(), ["issues", "total", "truncated", "valid"], "a report");
        same(Object.keys(report.issues[0]).sort(), ["code", "fix", "message", "params", "pointer", "severity"], "an issue");
      },
    },
    {
      name: "a shop may have texts of its own",
      run() {
        const locale = { ...nb, messages: { ...nb.messages, required: "Fyll ut." } };
        same(validate("sessions.create", {}, { locale }).issues[0].message, "Fyll ut.", "its text");
      },
    },
    ...wrong.map((locale) => ({
      name: `a language that is ${JSON.stringify(locale)?.slice(0, 40)} is a mistake in the program`,
      async run() {
        const error = await thrown(() => validate("sessions.create", {}, { locale }), "a wrong language");
        same([error instanceof DinteroError, error.kind], [true, "config"], "the error");
      },
    })),
  ];
}
