// The file of a new principle, byte for byte as hooks/manifesto/composition.py writes it.  Every value stands between
// quotation marks, so that no word of it can mean anything to YAML.

const LONGEST_SLUG = 60
const TAB = 4
const SPACE = "\\p{White_Space}\\x1c-\\x1f" // what Python takes for white space
const SPACES = new RegExp(`[${SPACE}]+`, "u")
const ANY_WORD = new RegExp(`[^${SPACE}]`, "u")
const REFUSED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g // by YAML, unless they are written as numbers

/** The text with a sign in place of every half of a character, which no file can hold. */
export const whole = (text) => text.replace(/\p{Cs}/gu, "\ufffd")

/** The white space before the first word of a text. */
export const above = (text) => text.slice(0, text.search(ANY_WORD) < 0 ? text.length : text.search(ANY_WORD))

/** The text on one line, with single spaces between its words. */
export const oneLine = (text) => whole(text).split(SPACES).filter(Boolean).join(" ")

/** The text of a principle as it stands in its file: plain line ends, no tabs, nothing at its ends or those of its lines. */
export function body(text) {
  return stripped(whole(text)).replace(/\r\n?/g, "\n").split("\n").map(tidied).join("\n")
}

/** Where the file belongs, from the project's folder. */
export const path = (title) => `principles/${slug(title)}.md`

/** The whole file of {title, summary, text, themes, name, url, github, added, licence}. */
export function file({ title, summary, text, themes = [], name, url, github, added, licence }) {
  const fields = [
    `title: ${quoted(title)}`,
    `summary: ${quoted(summary)}`,
    "authors:",
    `  - name: ${quoted(name)}`,
    ...(url ? [`    url: ${quoted(url)}`] : []),
    ...(github ? [`    github: ${quoted(github)}`] : []),
    `added: ${added}`,
    `licence: ${quoted(licence)}`,
    ...(themes.length ? [`themes: [${themes.map(quoted).join(", ")}]`] : []),
  ]
  const words = body(text)
  return ["---", ...fields, "---", ...(words ? ["", words] : []), ""].join("\n")
}

/** The name of the file, which is the principle's address; where no Latin letter or figure is left, from its SHA-256. */
export function slug(title) {
  const line = oneLine(title)
  const made = latin(line, LONGEST_SLUG)
  return made && made !== "index" ? made : `principle-${mark(line)}`
}

/** The small Latin letters and figures of a line, with hyphens between its words. */
export function latin(line, longest) {
  const letters = [...line.normalize("NFKD")].filter((character) => !isMark(character)).join("").toLowerCase()
  const edges = /^-+|-+$/g
  return letters.replace(/[^a-z0-9]+/g, "-").replace(edges, "").slice(0, longest).replace(edges, "")
}

/** Six signs that stand for a line in any script. */
export const mark = (line) => sha256(line).slice(0, 6)

/** A day by the visitor's own clock. */
export const day = (date = new Date()) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-")

export const quoted = (text) =>
  JSON.stringify(whole(text)).replace(REFUSED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)

function stripped(text) {
  const start = above(text).length
  let end = text.length
  while (end > start && !ANY_WORD.test(text[end - 1])) end--
  return text.slice(start, end)
}

// Two spaces at the end of a line of words are a line break of Markdown, and stay.
function tidied(line) {
  const [last, ...before] = line.split("\t").reverse()
  const padded = before.reverse().map((piece) => piece + " ".repeat(TAB - ([...piece].length % TAB)))
  const plain = padded.join("") + last
  return /^ *$/.test(plain) ? "" : plain.replace(/([^ ]) $/, "$1")
}

// Whether a character is sorted among the marks of a letter: it changes its place beside another of the first or a late class.
const isMark = (character) =>
  /\p{M}/u.test(character) && [`\u0315${character}`, `${character}\u0334`].some((pair) => pair.normalize("NFD") !== pair)

// FIPS 180-4; browsers have it only where a page comes by https.
function sha256(text) {
  const primes = []
  for (let number = 2; primes.length < 64; number++) if (primes.every((prime) => number % prime)) primes.push(number)
  const fraction = (root) => (root * 2 ** 32) | 0
  const turned = (word, ...by) => by.reduce((all, bits) => all ^ ((word >>> bits) | (word << (32 - bits))), 0)
  const bytes = new TextEncoder().encode(text)
  const padded = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6))
  for (const [place, byte] of [...bytes, 0x80].entries()) padded.setUint8(place, byte)
  padded.setUint32(padded.byteLength - 4, bytes.length * 8)
  let state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
  for (let block = 0; block < padded.byteLength; block += 64) {
    const words = []
    let [a, b, c, d, e, f, g, h] = state
    for (const [round, prime] of primes.entries()) {
      const [early, late] = [words[round - 15], words[round - 2]]
      words[round] = round < 16 ? padded.getInt32(block + round * 4) : (words[round - 16] + words[round - 7]
        + (turned(early, 7, 18) ^ (early >>> 3)) + (turned(late, 17, 19) ^ (late >>> 10))) | 0
      const one = h + turned(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + fraction(Math.cbrt(prime)) + words[round]
      const two = turned(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))
      ;[a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g]
    }
    state = [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]) | 0)
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
}
