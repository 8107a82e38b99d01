// Wording: phrases of the page with what is known put in, in the language of the page.

const LATIN = { numberingSystem: "latn" } // as in the numbers that stand in the page already
const languages = (() => {
  try { return Intl.getCanonicalLocales([document.documentElement.lang, "en"]) } catch { return ["en"] }
})()
const categories = new Intl.PluralRules(languages)

/** A number with its thousands parted. */
export const figure = (number) => number.toLocaleString(languages, LATIN)

/** The phrase with what is known in the place of each name between braces. */
export const filled = (phrase, known) => phrase.replace(/\{(\w+)\}/g, (_, name) => known[name])

/** The wording of a phrase for a number: {one, other, ...}, or one for all. */
export const worded = (phrase, number) => typeof phrase === "string" ? phrase : phrase[categories.select(number)] ?? phrase.other

/** A phrase about a number, as an attribute has its wordings, with the number in it. */
export const counted = (wordings, number, known) => filled(worded(JSON.parse(wordings), number), { ...known, count: figure(number) })

/** Words joined by a phrase of {one} and {other}. */
export const joined = (phrase, words) => words.length ? words.reduce((one, other) => filled(phrase, { one, other })) : ""
