// What is being written, as it will hang on a wall and stand on the site, and the room that is left.
// The statement is set as hooks/manifesto/headline.py and poster/layout/statement.py set it.

const { counted, figure, joined } = wording

const MEASURE = 1000
const LARGEST = 620
const SMALLEST = 15
const MOST_LINES = 7
const GAP = 0.17
const SHAPE = 0.5
const HEIGHTS = [1.25, 1.1, 0.95, 0.8, 0.65, 0.5, 0.35, 0.2]
const NARROWER = 0.94
const PEN = 256 // px; beyond it browsers measure ink less exactly
const CUT = { title: 120, summary: 240, name: 90 } // characters that are shown
const BLANK = "M0 200H1000M0 480H1000M0 760H600"

const pen = document.createElement("canvas").getContext("2d")
const best = (list, score) => list.reduce((one, other) => (score(other) > score(one) ? other : one))
const backwards = (text) => /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text)

// Lines end where line_breaking.py says.
const EAST = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}、。，．"
const NOT_FIRST = "\\p{M}\\p{Pe}\\p{Pf}、。，．・：；！？,.:;!?%％々ー…‥〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
const BETWEEN = new RegExp(`(?:(?<=[${EAST}])|(?=[${EAST}]))(?<![\\p{Ps}\\p{Pi}$£¥€])(?![${NOT_FIRST}])`, "u")
const HYPHEN = /(?<=[\p{L}\p{N}]{3}[-‐–—/])(?=\p{L}{3})/u
const pieces = (text) => (text.match(/\S+\s*/g) ?? []).flatMap((word) => word.split(BETWEEN))
  .flatMap((word) => (word.length < 13 ? [word] : word.split(HYPHEN)))

// For each number of lines the break whose lines are most alike: the smallest sum of squared widths.
function breaks(parts) {
  const widths = parts.map((part) => [pen.measureText(part).width, pen.measureText(part.trimEnd()).width])
  const rows = [[{ cost: 0 }]]
  for (let number = 1; number <= Math.min(parts.length, MOST_LINES); number++) {
    const row = []
    for (let end = number; end <= parts.length; end++) {
      let width = widths[end - 1][1]
      for (let start = end - 1; start >= number - 1; start--) {
        const above = rows.at(-1)[start]
        const cost = above?.cost + width ** 2
        if (above && !(row[end]?.cost <= cost)) row[end] = { cost, above, start, end }
        if (start) width += widths[start - 1][0]
      }
    }
    rows.push(row)
  }
  return rows.slice(1).map((row) => lines(parts, row[parts.length]))
}

const lines = (parts, { above, start, end }) =>
  above ? [...lines(parts, above), parts.slice(start, end).join("").trimEnd()] : []

// Every line fills the measure by its ink; `height` is from the first ink to the last.
function set(texts) {
  let height = 0
  let last
  const placed = texts.map((text) => {
    const ink = pen.measureText(text)
    const em = Math.min(MEASURE / (ink.actualBoundingBoxLeft + ink.actualBoundingBoxRight || 1), LARGEST / PEN)
    const size = em * PEN
    const baseline = height + (last ? (GAP * (size + last)) / 2 : 0) + ink.actualBoundingBoxAscent * em
    last = size
    height = baseline + ink.actualBoundingBoxDescent * em
    return { text, size, x: ink.actualBoundingBoxLeft * em, baseline }
  })
  const sizes = placed.map(({ size }) => size)
  return { lines: placed, height, smallest: Math.min(...sizes), unlike: Math.max(...sizes) / Math.min(...sizes) - 1 }
}

// The setting whose smallest line is largest on the free height.
function largest(text, free, face) {
  pen.font = `700 ${PEN}px ${face}`
  pen.direction = backwards(text) ? "rtl" : "ltr"
  pen.textAlign = "left"
  const settings = breaks(pieces(text)).map(set).filter(({ smallest, height }) => smallest >= SMALLEST && height > 0)
  if (!settings.length) return undefined
  const tried = HEIGHTS.map((share) => best(settings, ({ height, unlike }) => -Math.abs(height / (share * free) - 1) - SHAPE * unlike))
  return best(tried, ({ smallest, height }) => smallest * (height > free ? (free / height) * NARROWER : 1))
}

function put(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value.toFixed?.(1) ?? value)
  return element
}

function drawn(kind, attributes, text = "") {
  const element = put(document.createElementNS("http://www.w3.org/2000/svg", kind), attributes)
  element.textContent = text
  return element
}

function draw(picture, text) {
  const { width, height } = picture.getBoundingClientRect()
  const free = width && height ? (MEASURE * height) / width : MEASURE
  const found = text && largest(text, free, getComputedStyle(picture).getPropertyValue("--face-statement"))
  const [direction, anchor] = backwards(text) ? ["rtl", "end"] : ["ltr", "start"]
  put(picture, {
    viewBox: `0 0 ${MEASURE} ${found?.height ?? free}`,
    preserveAspectRatio: document.documentElement.dir === "rtl" ? "xMaxYMid" : "xMinYMid",
  })
  picture.replaceChildren(...(found
    ? found.lines.map(({ text, size, x, baseline }) =>
      drawn("text", { x, y: baseline, "font-size": size, direction, "text-anchor": anchor }, text))
    : [drawn("path", { d: BLANK })]))
}

function cut(text, most) {
  const signs = [...text]
  return signs.length > most ? `${signs.slice(0, most).join("")}…` : text
}

// How much is left of a field: as words, and on the scale in the margin of the sheet.
function room(place, name, text, { best, most } = {}) {
  const words = place.querySelector(`[data-room=${name}]`)
  if (!most || !words) return ""
  const length = [...text].length
  const [state, left, all = 0] = length > most ? ["over", length - most] : length > best ? ["long", most - length] : ["fits", best - length, most - length]
  words.textContent = counted(words.dataset[state], left, { all: figure(all) })
  const scale = place.querySelector(`[data-scale=${name}]`)
  scale?.style.setProperty("--used", Math.min(1, length / most))
  scale?.style.setProperty("--best", best / most)
  for (const one of [words, scale]) one?.toggleAttribute("data-tight", length > best)
  return words.textContent
}

// What the fields of the form say of themselves.
const ofFields = (place) => Object.fromEntries([...place.closest("form")?.querySelectorAll("[data-most]") ?? []]
  .map(({ dataset: { field, best, most } }) => [field === "text" ? "body" : field, { best: +best, most: +most }]))

// Limits are { title: { best, most }, summary: ..., body: ... }.  `show` returns what is left, in words.
export function card(place, limits = ofFields(place)) {
  place.replaceChildren(document.querySelector("[data-card-template]").content.cloneNode(true))
  const picture = place.querySelector("svg.statement__set")
  let title
  const again = () => draw(picture, title)
  document.fonts.addEventListener("loadingdone", again)
  place.hidden = true
  for (const event of ["load", "error"]) place.querySelector("link").addEventListener(event, () => { place.hidden = false; again() })
  return {
    show({ title: long = "", summary = "", name = "", themes = [], body = "" }) {
      const given = { title: long, summary, name, body }
      const values = Object.fromEntries(Object.entries(given).map(([field, text]) => [field, text.normalize().trim()]))
      for (const field of ["title", "summary", "name"]) values[field] = values[field].replace(/\s+/g, " ")
      const shown = { ...values, themes: joined(place.querySelector("[data-and-also]").dataset.andAlso, themes) }
      for (const one of place.querySelectorAll("[data-shown]")) {
        const text = cut(shown[one.dataset.shown], CUT[one.dataset.shown] ?? 300)
        if (one.textContent !== text) one.textContent = text
      }
      title = cut(values.title, CUT.title)
      again()
      return ["title", "summary", "body"].map((field) => room(place, field, values[field], limits[field])).filter(Boolean).join(" ")
    },
  }
}
