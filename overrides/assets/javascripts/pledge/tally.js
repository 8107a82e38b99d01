// A tally of one's own: how many were ended on which day, by the visitor's own clock.  It stays in this browser.

import { day } from "../contribute/notation.js"

const { counted, figure, filled } = wording

const KEY = "tally"
const MOST = 999_999
const [place, door] = ["[data-tally]", "[data-door=ended]"].map((one) => document.querySelector(one))
const part = (name) => place.querySelector(`[data-${name}]`)
const status = part("said")
let unkept // what a browser that keeps nothing has, for as long as the page is open

const whole = (value) => Number.isInteger(value) && value > 0 && value <= MOST
const sum = (counts) => counts.reduce((all, count) => all + count, 0)
const all = ({ days }) => sum(Object.values(days))

// Whatever was kept is read as far as it makes sense.
export function read(text) {
  let found
  try { found = JSON.parse(text) } catch { /* it is not ours */ }
  const days = Object.entries(found?.days ?? {}).filter(([key, count]) => /^\d{4}-\d\d-\d\d$/.test(key) && whole(count))
  const tally = { days: Object.fromEntries(days.sort()), reported: 0 }
  return { ...tally, reported: whole(found?.reported) ? Math.min(found.reported, all(tally)) : 0 }
}

function load() {
  if (unkept) return unkept
  try { return read(localStorage.getItem(KEY)) } catch { return read(null) }
}

function keep(tally) {
  try {
    localStorage.setItem(KEY, JSON.stringify(tally))
    unkept = undefined
  } catch {
    unkept = tally
  }
}

// Sunday in some places, Saturday in others; Monday where the browser does not tell.
function firstDay() {
  try {
    const locale = new Intl.Locale(navigator.language)
    return (locale.getWeekInfo?.() ?? locale.weekInfo).firstDay
  } catch {
    return 1
  }
}

export function week({ days }, today = new Date()) {
  const since = (today.getDay() - firstDay() + 7) % 7
  const dates = Array.from({ length: since + 1 }, (_, back) => new Date(today.getFullYear(), today.getMonth(), today.getDate() - back))
  return sum(dates.map((date) => days[day(date)] ?? 0))
}

function show() {
  const tally = load()
  const left = all(tally) - tally.reported
  part("today").textContent = figure(tally.days[day()] ?? 0)
  part("week").textContent = figure(week(tally))
  part("all").textContent = figure(all(tally))
  part("kept-ways").hidden = all(tally) === 0
  part("sure").hidden = true
  const field = door?.elements.number
  if (field && left > 0) field.value = left
  const lines = document.querySelector("[data-ended-lines]")
  if (lines) lines.textContent = `  ended: ${Math.max(all(tally), 1)}`
}

function say(words) {
  status.textContent = unkept ? status.dataset.unkept : ""
  if (!unkept) setTimeout(() => { status.textContent = words }, 60) // so that it is said a second time
}

const ofToday = (words) => counted(words, load().days[day()] ?? 0)

function save(kind, type, text) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = `tally-${day()}.${kind}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  say(filled(status.dataset.saved, { file: link.download }))
}

const deeds = {
  press(tally) {
    const today = day()
    if (all(tally) >= MOST) return
    keep({ ...tally, days: { ...tally.days, [today]: (tally.days[today] ?? 0) + 1 } })
    say(ofToday(status.dataset.one))
  },
  undo(tally) {
    const last = Object.keys(tally.days).sort().at(-1)
    if (!last) return
    const days = { ...tally.days, [last]: tally.days[last] - 1 }
    if (!days[last]) delete days[last]
    keep({ days, reported: Math.min(tally.reported, all({ days })) })
    say(ofToday(status.dataset.undone))
    if (!all({ days })) place.querySelector("[data-deed=press]").focus()
  },
  json: ({ days, reported }) => save("json", "application/json", `${JSON.stringify({ version: 1, days, reported }, null, 2)}\n`),
  csv: ({ days }) => save("csv", "text/csv", ["day,ended", ...Object.entries(days).map((one) => one.join(",")), ""].join("\r\n")),
  ask() {
    part("sure").hidden = false
    part("sure").focus()
  },
  keep: () => place.querySelector("[data-deed=ask]").focus(),
  delete() {
    try { localStorage.removeItem(KEY) } catch { /* there is none */ }
    unkept = undefined
    say(status.dataset.deleted)
    place.querySelector("[data-deed=press]").focus()
  },
  sent(tally) {
    const number = Number(door.elements.number.value)
    keep({ ...tally, reported: Math.min(tally.reported + (whole(number) ? number : 0), all(tally)) })
    document.querySelector("[data-sent]").hidden = true
    delete document.querySelector("[data-steps=ended]").dataset.open
    door.elements.number.value = 1
    place.querySelector("[data-deed=press]").focus()
  },
}

export function act(deed) {
  const asked = deed === "ask"
  deeds[deed](load())
  if (!asked) show()
}

addEventListener("storage", ({ key }) => { if (key === KEY || key === null) show() }) // another window counts as well
document.addEventListener("visibilitychange", show) // a new day may have begun
show()
