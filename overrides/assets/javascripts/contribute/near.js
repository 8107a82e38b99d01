// Which principles say something similar: the measure of hooks/manifesto/likeness.py, a little more generous, over the
// index of nearness.py.

const MOST = 3
const LONGEST = 30_000 // characters; no text that is alike is longer
const ALIKE_WORDS = 0.6
const ALIKE_GRAMS = 0.55
const SAME_TEXT = 0.9
const ALIKE_TEXT = 0.2
const GENEROUS_TEXT = 0.15
const LEAST_MARKS = 2 // of a sample
const SHINGLE = 5
const GRAM = 3
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const MORE = DIGITS.length - 1
const LEVELS = 4096

// As in tokens.py.
const SOUTH_EAST = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u19e0-\\u19ff\\ua9e0-\\ua9ff\\uaa60-\\uaa7f"
const KANA = "\\u3040-\\u312f\\u31f0-\\u31ff"
const HAN = "\\u3005-\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}"
const SPACELESS = SOUTH_EAST + KANA + HAN
const BETWEEN = "\\0-\\/:-`{-\\x7f"
const RUN = new RegExp(`[^${BETWEEN}]+`, "gu")
const TOKEN = new RegExp(`[^${BETWEEN}${SPACELESS}]+|[${SPACELESS}]`, "gu")
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/gu
// Unicode folds these otherwise than into small letters.
const FOLDED = /[ßς\u1c80-\u1c88]/g
const CHEROKEE = /[\u13f8-\u13fd\uab70-\uabbf]/g

export function plain(text) {
  return text.normalize("NFKD").replace(ACCENTS, "").normalize("NFKC").replace(/(?!\p{ASCII})\p{Cf}/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}\p{ASCII}]/gu, " ").toLowerCase()
    .replace(FOLDED, (letter) => letter.toUpperCase().toLowerCase()).replace(CHEROKEE, (letter) => letter.toUpperCase())
}

const tokens = (text) => text.match(TOKEN) ?? []

function together(items, size, join) {
  if (items.length <= size) return items.length ? [join(items)] : []
  return items.slice(size - 1).map((_, start) => join(items.slice(start, start + size)))
}

function read(title) {
  const text = plain(title)
  return {
    runs: new Set(text.match(RUN)),
    grams: new Set(together([...tokens(text).join(" ")], GRAM, (signs) => signs.join(""))),
  }
}

function share(one, other) {
  let shared = 0
  for (const item of one) if (other.has(item)) shared++
  return shared && shared / (one.size + other.size - shared)
}

function titleShare(one, other) {
  const words = share(one.runs, other.runs)
  const letters = share(one.grams, other.grams)
  return Math.max(words >= ALIKE_WORDS ? words : 0, letters >= ALIKE_GRAMS ? letters : 0)
}

// As in nearness.py.
const mixed = (parts) => parts.reduce((number, part) => Math.imul(number ^ part, 16777619), 2166136261 | 0)
function spread(number) {
  const product = Math.imul(number ^ (number >>> 16), 0x9e3779b1)
  return (product ^ (product >>> 15)) >>> 0
}

export function shingles(body) {
  const known = new Map()
  const numbers = tokens(plain(body.slice(0, LONGEST))).map((word) => {
    if (!known.has(word)) known.set(word, mixed([...word].map((sign) => sign.codePointAt(0))))
    return known.get(word)
  })
  return new Set(together(numbers, SHINGLE, (five) => spread(mixed(five))))
}

// Numbers by their digits, the highest of all first.
const numbers = (columns, count) => Array.from({ length: count }, (_, n) =>
  columns.reduce((number, column) => number * DIGITS.length + DIGITS.indexOf(column[n]), 0))

function marks(steps) {
  let mark = 0
  const found = []
  for (const sign of steps) {
    const step = DIGITS.indexOf(sign)
    mark += step
    if (step < MORE) found.push(mark)
  }
  return found
}

function opened({ titles, rates, steps, bearers }) {
  const all = marks(steps)
  const who = numbers(bearers, all.length)
  const sizes = titles.map(() => 0)
  const bearing = new Map()
  for (const [place, mark] of all.entries()) {
    sizes[who[place]]++
    if (!bearing.has(mark)) bearing.set(mark, [])
    bearing.get(mark).push(who[place])
  }
  return { titles: titles.map(read), rates: numbers(rates, titles.length).map((rate) => rate + 1), sizes, bearing }
}

// How many of some shingles lie below each level.
function below(drawn) {
  const counts = new Uint32Array(LEVELS + 1)
  for (const number of drawn) counts[(number >>> 20) + 1]++
  for (let level = 0; level < LEVELS; level++) counts[level + 1] += counts[level]
  return counts
}

// A sample may say three times its own uncertainty less than the text would.
function alike(both, all, rate) {
  if (rate === LEVELS) return both / all >= GENEROUS_TEXT
  return both >= LEAST_MARKS && both / all >= ALIKE_TEXT - 3 * Math.sqrt((ALIKE_TEXT * (1 - ALIKE_TEXT)) / all)
}

function bodyShares(body, { bearing, rates, sizes }) {
  const drawn = shingles(body)
  const shared = new Map()
  for (const number of drawn)
    for (const n of bearing.get(number & 0xffff) ?? [])
      if (number >>> 20 < rates[n]) shared.set(n, (shared.get(n) ?? 0) + 1)
  const counts = below(drawn)
  for (const [n, both] of shared) {
    const all = counts[rates[n]] + sizes[n] - both
    if (alike(both, all, rates[n])) shared.set(n, both / all)
    else shared.delete(n)
  }
  return shared
}

function titleShares(title, { titles }) {
  const asked = read(title)
  return new Map(titles.map((one, n) => [n, titleShare(asked, one)]).filter(([, share]) => share))
}

function found(inTitles, inTexts) {
  return [...new Set([...inTitles.keys(), ...inTexts.keys()])].sort((one, other) => one - other).map((n) => {
    const [title, text] = [inTitles.get(n) ?? 0, inTexts.get(n) ?? 0]
    return { n, same: title === 1 && text >= SAME_TEXT, share: Math.max(title, text) }
  })
}

// The likest first; of those that are as like the older ones, as they stand in the index.
const likest = (all) => all.sort((one, other) => other.same - one.same || other.share - one.share).slice(0, MOST)

const slugOf = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")

const turn = () => new Promise((done) => setTimeout(done))

async function part(url, home) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  const index = await answer.json()
  const known = opened(index)
  const slugs = index.slugs.map((slug, n) => slug || slugOf(index.titles[n]))
  const near = (title, body) => likest(found(titleShares(title, known), bodyShares(body, known))).map(({ n, same, share }) => ({
    title: index.titles[n],
    summary: index.summaries[n] ?? "",
    address: new URL(`principles/${slugs[n]}/`, home).href,
    same,
    share,
  }))
  return { near, slugs, aliases: index.aliases ?? {}, more: index.more ?? 0 }
}

// The index is fetched once; of very many principles one part after the other, and `rest` says when all are there, or
// that there were no others.  What `near` promises is text, to be shown as text, the likest first.  Between two parts it
// lets the page do something else.
export async function load(url) {
  const begin = new URL(url, document.baseURI)
  const home = new URL("..", begin)
  const parts = [await part(begin, home)]
  const index = { slugs: [...parts[0].slugs], aliases: { ...parts[0].aliases } }
  const further = async () => {
    for (let number = 1; number <= parts[0].more; number += 1) {
      const next = await part(new URL(`near/${number}.json`, begin), home)
      parts.push(next)
      index.slugs.push(...next.slugs)
      Object.assign(index.aliases, next.aliases)
    }
    return parts[0].more > 0
  }
  index.rest = navigator.connection?.saveData ? Promise.resolve(false) : further().catch(() => false)
  index.near = async (title, body) => {
    const all = []
    for (const [number, one] of parts.entries()) {
      if (number) await turn()
      all.push(...one.near(title, body))
    }
    return likest(all).map(({ same, ...shown }) => shown)
  }
  return index
}
