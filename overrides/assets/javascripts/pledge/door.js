// A door to GitHub: what was typed is looked at, filled into the form there, and the steps stay on this page.

import { contact, encoded, fitting } from "../contribute/doors.js"
import { lines } from "./lines.js"

const { filled: phrased } = wording

const tidy = (text) => text.normalize("NFC").replace(/\s+/gu, " ").trim()

let rules
const rulesOf = (form) => (rules ??= form.dataset.rules && import("../contribute/rules.js")
  .then(({ load }) => load(form.dataset.rules)).catch(() => { rules = undefined }))

const answer = (form, name) => tidy(form.elements[name]?.value ?? "")
const kept = (form) => Object.fromEntries(["name", "link", "number", "what"].filter((name) => form.elements[name]).map((name) => [name, name === "what" ? form.elements.what.value.trim() : answer(form, name)]))

// Says what the check would say of an answer: the first error, or nothing.
async function fault(form, name, value) {
  const { missing } = form.elements[name].dataset
  if (name === "number") return /^[1-9]\d{0,5}$/.test(value) ? "" : missing
  if (name === "name" && !value) return missing
  if (name === "what" || !value) return ""
  const known = await rulesOf(form)
  const { url, github } = name === "link" ? contact(value) : {}
  const [field, text] = name === "link" ? (github ? ["github", github] : ["url", url]) : [name, value]
  return known?.findings(field, text).find(({ severity }) => severity === "error")?.message ?? ""
}

function show(field, message) {
  if (!field) return
  const place = document.getElementById(field.getAttribute("aria-describedby").split(" ").at(-1))
  if (place.textContent !== message) place.textContent = message // it is said aloud each time
  if (message) field.setAttribute("aria-invalid", "true")
  else field.removeAttribute("aria-invalid")
}

// Shows what is wrong everywhere, and returns the first field with a fault.
async function firstWrong(form) {
  const wrong = []
  for (const [name, value] of Object.entries(kept(form))) {
    const message = await fault(form, name, value)
    show(form.elements[name], message)
    if (message) wrong.push(form.elements[name])
  }
  const consent = form.querySelector("[data-consent]")
  const missing = consent && !consent.checked
  show(consent, missing ? consent.dataset.missing : "")
  return wrong[0] ?? (missing ? consent : undefined)
}

async function draw(form) {
  const place = form.querySelector("[data-lines]")
  if (!place) return
  const { name, link } = kept(form)
  if (name) place.textContent = lines({ name, ...contact(link) })
}

// Nothing moves away under a finger that is on its way to a box or a button.
let pressed
for (const [type, down] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]])
  addEventListener(type, () => { pressed = down }, true)
const inPeace = () => new Promise((done) => pressed ? addEventListener("pointerup", () => setTimeout(done), { once: true }) : done())

export function begin(form) {
  if (form.dataset.begun) return
  form.dataset.begun = ""
  rulesOf(form)
  form.addEventListener("input", ({ target }) => {
    if (target.getAttribute("aria-invalid")) show(target, "")
    draw(form)
  })
  form.addEventListener("change", async ({ target }) => {
    const { name, value } = target
    if (!name || !value) return // what is missing is said at the door, and not taken back
    const said = kept(form)[name]
    const message = await fault(form, name, said)
    await inPeace()
    if (kept(form)[name] === said) show(target, message) // meanwhile something else may stand there
  })
  draw(form)
}

// The address of the form with the answers in it; what is too long for one is left out.
function filled(form) {
  const { what = "", ...answers } = kept(form)
  const title = form.dataset.title && phrased(form.dataset.title, answers)
  const address = (all) => form.dataset.form + Object.entries(all).filter(([, text]) => text).map(([id, text]) => `&${id}=${encoded(text)}`).join("")
  const whole = fitting(address({ title, ...answers, what }), "")
  return whole ? { url: whole, left: "" } : { url: address({ title, ...answers }), left: what }
}

function steps(name, url) {
  const place = document.querySelector(`[data-steps="${name}"]`)
  place.dataset.open = ""
  const again = place.querySelector("[data-again]")
  if (again && url) again.href = url
  const sent = name === "ended" && document.querySelector("[data-sent]")
  if (sent) sent.hidden = false
  place.querySelector("h3").focus()
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

async function copy(form) {
  await draw(form)
  const [place, status] = ["[data-lines]", "[data-copied]"].map((one) => form.querySelector(one))
  const done = await copied(`${place.textContent}\n`)
  if (!done) getSelection().selectAllChildren(place)
  status.textContent = done ? status.dataset.done : status.dataset.refused
  return done
}

const ways = {
  form(form) {
    const { url, left } = filled(form)
    if (left) copied(left)
    for (const one of document.querySelectorAll(`[data-steps="${form.dataset.door}"] [data-left-out]`)) one.hidden = !left
    window.open(url, "_blank", "noopener")
    steps(form.dataset.door, url)
  },
  async file(form) {
    const done = await copy(form)
    if (done) window.open(form.dataset.edit, "_blank", "noopener")
    steps("file")
  },
  copy,
}

let latest // the way that was taken last, and when: a second click opens no second tab
const TWICE = 1000 // milliseconds

export async function go(form, way = form.dataset.form ? "form" : "copy") {
  begin(form)
  const wrong = await firstWrong(form)
  if (wrong) return wrong.focus()
  if (latest?.form === form && latest.way === way && performance.now() - latest.at < TWICE) return
  latest = { form, way, at: performance.now() }
  await ways[way](form)
}
