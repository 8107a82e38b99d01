// Sets what is typed on the certificate: the name fills the whole measure, broken where its lines come out most alike,
// as hooks/manifesto/headline.py sets statements.

import { day } from "./contribute/notation.js"

const [form, name, team, date] = ["[data-certifying]", "[data-name]", "[data-team]", "[data-date]"].map((one) => document.querySelector(one))
const drawing = name.querySelector("svg")
const aloud = name.querySelector("h2")
const unnamed = aloud.textContent
const pen = document.createElement("canvas").getContext("2d")

const [MEASURE, LARGEST, GAP, EM, MOST] = [1000, 420, 0.17, 100, 4]
const HEIGHT = 300 // of a name in thousandths of the measure: near to it is as large as the sheet allows
const tidy = (text) => text.normalize("NFC").replace(/\s+/gu, " ").trim()

function ink(text) {
  const { actualBoundingBoxLeft: left, actualBoundingBoxRight: right, actualBoundingBoxAscent: top, actualBoundingBoxDescent: bottom } = pen.measureText(text)
  return { left: -left / EM, right: right / EM, top: top / EM, bottom: -bottom / EM }
}

// Every way to break words into lines.
function breaks(words, most) {
  if (most === 1 || words.length === 1) return [[words.join(" ")]]
  const ways = [[words.join(" ")]]
  for (let first = 1; first < words.length; first += 1) {
    for (const rest of breaks(words.slice(first), most - 1)) ways.push([words.slice(0, first).join(" "), ...rest])
  }
  return ways
}

function set(lines) {
  let bottom = 0
  const placed = []
  for (const text of lines) {
    const box = ink(text)
    const size = Math.min(MEASURE / Math.max(box.right - box.left, 0.01), LARGEST)
    const gap = placed.length ? GAP * (size + placed.at(-1).size) / 2 : 0
    const baseline = bottom + gap + box.top * size
    placed.push({ text, size, x: -box.left * size, baseline })
    bottom = baseline - box.bottom * size
  }
  return { placed, height: bottom }
}

function cost({ placed, height }) {
  const sizes = placed.map(({ size }) => size)
  return Math.abs(height - HEIGHT) / HEIGHT + 0.5 * (Math.max(...sizes) / Math.min(...sizes) - 1)
}

function line({ text, size, x, baseline }) {
  const one = document.createElementNS("http://www.w3.org/2000/svg", "text")
  for (const [key, value] of Object.entries({ x, y: baseline, "font-size": size })) one.setAttribute(key, value.toFixed(1))
  one.textContent = text
  return one
}

function setName(text) {
  aloud.textContent = text || unnamed
  const { fontFamily, fontWeight } = getComputedStyle(drawing)
  pen.font = `${fontWeight} ${EM}px ${fontFamily}`
  const words = text.split(" ").slice(0, 12)
  const best = text && breaks([...words.slice(0, -1), [words.at(-1), ...text.split(" ").slice(12)].join(" ")], MOST).map(set).reduce((a, b) => cost(a) <= cost(b) ? a : b)
  drawing.setAttribute("viewBox", `0 0 ${MEASURE} ${best ? best.height.toFixed(1) : 240}`)
  drawing.setAttribute("preserveAspectRatio", document.dir === "rtl" ? "xMaxYMid" : "xMinYMid")
  drawing.replaceChildren(...(best ? best.placed.map(line) : []))
}

const inWords = (value) => {
  const language = form.dataset.lang === "en" ? "en-GB" : form.dataset.lang
  const [year, month, number] = value.split("-").map(Number)
  return value && new Intl.DateTimeFormat(language, { dateStyle: "long", calendar: "gregory", numberingSystem: "latn" }).format(new Date(year, month - 1, number))
}

let turn = 0
async function show() {
  const mine = ++turn
  const text = tidy(form.elements.name.value)
  team.textContent = tidy(form.elements.team.value)
  date.textContent = inWords(form.elements.date.value)
  setName(text)
  await document.fonts.load(`700 20px ${getComputedStyle(drawing).fontFamily}`, text || "A").catch(() => {})
  if (mine === turn) setName(text)
}

form.elements.date.value ||= day()
form.addEventListener("input", show)
form.addEventListener("submit", (event) => { event.preventDefault(); show().then(() => print()) })
show()
