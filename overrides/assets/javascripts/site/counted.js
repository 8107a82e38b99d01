// Phrases about a number that only the browser knows.  Their wordings stand in the page as JSON, one for each category of
// numbers that the language has; every script says them by `counted`.

const tag = (() => { try { return Intl.getCanonicalLocales(document.documentElement.lang)[0] } catch { return undefined } })()
const rules = new Intl.PluralRules(tag)
const figure = (value) => typeof value === "number" ? value.toLocaleString(tag) : value

window.counted = (wordings, count, others = {}) => {
  const forms = JSON.parse(wordings)
  const known = { ...others, count }
  return (forms[rules.select(count)] ?? forms.other).replace(/\{(\w+)\}/g, (_, name) => figure(known[name]))
}
