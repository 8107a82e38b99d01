// Wording: phrases of the page with what is known put in, in the language of the page.  All scripts find it as `wording`.

const languages = (() => {
  try { return Intl.getCanonicalLocales([document.documentElement.lang, "en"]) } catch { return ["en"] }
})()
const categories = new Intl.PluralRules(languages)
const AS_THERE = { numberingSystem: "latn", useGrouping: "always" } // as in the numbers that stand in the page already
const narrow = /\u202f/g // parts French thousands, and our faces do not have it

/** A number with its thousands parted. */
const figure = (number) => number.toLocaleString(languages, AS_THERE).replace(narrow, "\u00a0")

/** The phrase with what is known in the place of each name between braces. */
const filled = (phrase, known) => phrase.replace(/\{(\w+)\}/g, (_, name) => known[name])

/** The wording of a phrase for a number: {one, other, ...}, or one for all. */
const worded = (phrase, number) => typeof phrase === "string" ? phrase : phrase[categories.select(number)] ?? phrase.other

/** A phrase about a number, as an attribute has its wordings, with the number in it. */
const counted = (wordings, number, known) => filled(worded(JSON.parse(wordings), number), { ...known, count: figure(number) })

/** Words joined by a phrase of {one} and {other}. */
const joined = (phrase, words) => words.length ? words.reduce((one, other) => filled(phrase, { one, other })) : ""

window.wording = { figure, filled, worded, counted, joined }
