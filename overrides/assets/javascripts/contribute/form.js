// The form at work: it keeps what is typed, looks at it with the rules of `manifesto check`, and lets it go on.

import { contact, issueForm } from "./doors.js"
import { control, count, fields, fill, forget, form, keep, kept, label, show, themeTitles, value, words, written } from "./fields.js"
import { day, file, path } from "./notation.js"
import { load } from "./rules.js"
import { leave, take } from "./steps.js"

const { filled, joined } = wording

const PAUSE = 1200 // milliseconds without a key before anything new is said
const AGAIN = 300 // before what was said is looked at again
const REST = 150 // after a field was left, so that nothing moves away under a finger
const LATER = 250 // before others are looked for
const SINGLE = ["title", "summary", "name", "link"]
const rules = await load(words.rules)
const status = form.querySelector("[data-status]")
const stopped = form.querySelector("[data-stopped-words]")
const issue = document.querySelector("[data-issue]")
const met = new Set() // the fields that somebody has left, with something in them
const told = new Map() // what was said of a field last
const timers = new Map()
let picture, others, pressed

const RULED = { text: "body", link: "url" } // what the rules call a field that has another name here
const tidy = (name) => rules.tidy(RULED[name] ?? name, value(name))
const needed = (name) => control(name).required
const own = (message) => [{ id: "", severity: "error", message, right: "" }]

const looks = {
  themes: () => rules.findings("themes", written().themes),
  consent: () => control("consent").checked ? [] : own(words.consent),
  text: () => rules.findings("body", value("text"), value("title")),
  link() {
    const { url, github } = contact(tidy("link"))
    return url ? rules.findings("url", url) : github ? rules.findings("github", github) : []
  },
}

function look(name) {
  if (needed(name) && !value(name).trim()) return own(words.empty)
  const found = looks[name]?.() ?? rules.findings(name, tidy(name))
  if (name === "title" && rules.taken(value(name))) found.push(...own(words.taken))
  return found
}

// Looks at a field and says what is found, once for each change.
function tell(name) {
  clearTimeout(timers.get(name))
  const found = look(name)
  const put = SINGLE.includes(name) && ((right) => { control(name).value = right; control(name).focus(); typed(name) })
  show(name, found, put)
  const said = found.map(({ message }) => message).join(" ")
  if (said !== (told.get(name) ?? "")) status.textContent = filled(words.told, { field: label(name), said: said || words.well })
  told.set(name, said)
  return found.some(({ severity }) => severity === "error")
}

function inPeace(work) {
  if (pressed) addEventListener("pointerup", () => setTimeout(work), { once: true })
  else work()
}

// Nobody is interrupted in the first word, nor told that there is too little while they write.
function settled(name) {
  const text = value(name).trim()
  return met.has(name) || told.get(name) || (/\s/.test(text) && text.length >= fields[name].dataset.least)
}

function typed(name) {
  keep()
  stopped.hidden = true
  refresh(name)
  clearTimeout(timers.get(name))
  timers.set(name, setTimeout(() => settled(name) && tell(name), told.get(name) ? AGAIN : PAUSE))
}

function refresh(name) {
  if (fields[name].dataset.most) count(name, [...tidy(name)].length)
  cancelAnimationFrame(timers.get("picture"))
  timers.set("picture", requestAnimationFrame(() => picture?.show({ ...written(), themes: themeTitles(), body: tidy("text") })))
  if (issue) issue.href = issueForm(words, { ...written(), themes: written().themes.join(", ") })
  if (["title", "text"].includes(name)) {
    clearTimeout(timers.get("near"))
    timers.set("near", setTimeout(showOthers, LATER))
  }
}

let asked = 0
async function showOthers() {
  const place = form.querySelector("[data-near-list]")
  const mine = ++asked
  const found = await others?.near(tidy("title"), value("text")) ?? []
  if (mine !== asked) return
  place.hidden = !found.length
  place.querySelector("ul").replaceChildren(...found.map(({ title, summary, address }) => {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: title, target: "_blank", rel: "noopener" })
    const item = document.createElement("li")
    item.append(link, " ", summary)
    return item
  }))
}

export async function send() {
  const broken = Object.keys(fields).filter(tell)
  stopped.hidden = !broken.length
  if (broken.length) {
    status.textContent = stopped.textContent = filled(words.stopped, { fields: joined(words.andAlso, broken.map(label)) })
    for (const name of broken) met.add(name)
    return control(broken[0]).focus()
  }
  const { themes } = written()
  const given = { title: tidy("title"), summary: tidy("summary"), text: value("text"), themes, name: tidy("name"), ...contact(tidy("link")) }
  await take(path(given.title), file({ ...given, added: day(), licence: words.licence }))
}

function forgetAll() {
  forget()
  form.reset()
  leave()
  met.clear()
  told.clear()
  for (const name of Object.keys(fields)) { show(name, []); refresh(name) }
  form.querySelector("[data-kept-words]").hidden = true
  status.textContent = words.forgotten
  control("title").focus()
}

form.addEventListener("input", ({ target }) => typed(target.closest("[data-field]").dataset.field))
form.addEventListener("focusout", ({ target, relatedTarget }) => {
  const name = target.closest("[data-field]")?.dataset.field
  if (!name || fields[name].contains(relatedTarget) || !told.get(name) && (name === "consent" || !value(name).trim())) return
  met.add(name)
  timers.set(name, setTimeout(() => inPeace(() => tell(name)), REST))
})
for (const [type, down] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]])
  addEventListener(type, () => { pressed = down }, true)
form.addEventListener("keydown", (event) => {
  const next = { title: "summary", summary: "text" }[event.target.name]
  if (!next || event.key !== "Enter" || event.isComposing) return
  event.preventDefault() // these are one line, however long it is on the screen
  control(next).focus()
})
for (const button of document.querySelectorAll("[data-forget]")) button.addEventListener("click", forgetAll)
document.querySelector("[data-back]").addEventListener("click", () => { leave(); control("title").focus() })

// Fields that somebody filled in and left before this script had come.
const left = Object.keys(fields).filter((name) => fields[name].dataset.most && value(name) && control(name) !== document.activeElement)
const draft = kept()
if (draft) {
  fill(draft)
  form.querySelector("[data-kept-words]").hidden = false
}
keep() // what was typed before this script had come
Object.keys(fields).forEach(refresh)
for (const name of left) { met.add(name); tell(name) }
import("./card.js").then(({ card }) => { picture = card(form.querySelector("[data-card]")); refresh("title") }).catch(() => {})
import("./near.js").then(({ load: begin }) => begin(words.near)).then(async (index) => {
  others = index
  showOthers()
  if (!(await index.rest)) return
  rules.learn(index.slugs, index.aliases)
  showOthers()
}).catch(() => {})
