// The wall: names that stand in files of their own come as one scrolls, or once somebody looks for one.
// The files count from the oldest name on, the wall begins with the newest.

const { counted, figure } = wording

const STEP = 300 // names at a time
const UNASKED = 5 // times that scrolling alone brings more, so that what is below the wall can be reached
const FOUND = 200 // of the names that are found, as many as anybody reads
const place = document.querySelector("[data-names]")
const { people, part, parts, person } = place.dataset
const [list, more, status, field] = ["[data-wall]", "[data-more]", "[data-said]", "input[type=search]"].map((one) => place.querySelector(one))
const standing = [...list.children]
const files = new Map()
let unasked = 0
let waiting = false

const FOLDED = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ς: "σ" }
// Letters without case, accents and points; those of scripts whose signs are more than that keep them.
export const folded = (text) => text.normalize("NFKD").toLowerCase().replace(/[\p{Script=Inherited}\u0591-\u05c7]/gu, "").replace(/[ßæœøđðłþıς]/g, (one) => FOLDED[one])

function fetched(number) {
  if (!files.has(number)) {
    const asked = fetch(`${parts}${number}.json`).then((answer) => {
      if (!answer.ok) throw new Error(answer.status)
      return answer.json()
    })
    files.set(number, asked)
    asked.catch(() => files.delete(number))
  }
  return files.get(number)
}

// The names from one place of the wall to another; the first is the newest of all.
async function stretch(start, end) {
  const found = []
  for (let index = start; index < end; index += 1) {
    const oldest = people - 1 - index
    found.push((await fetched(Math.floor(oldest / part)))[oldest % part])
  }
  return found
}

function item([handle, name]) {
  const [one, link] = ["li", "a"].map((tag) => document.createElement(tag))
  link.href = `${person}${handle}/`
  link.textContent = name
  one.append(link)
  return one
}

const say = (words) => { if (status) status.textContent = words }
const asks = () => Boolean(field?.value.trim())

export async function further(asked = false) {
  if (waiting || asks()) return
  waiting = true
  const from = standing.length
  try {
    const items = (await stretch(from, Math.min(from + STEP, people))).map(item)
    standing.push(...items)
    if (!asks()) list.append(...items)
    more.hidden = standing.length >= people || asks()
    if (asked) items[0].querySelector("a").focus({ preventScroll: true })
    say("")
  } catch {
    say(status.dataset.lost)
  }
  waiting = false
}

export async function scrolled() {
  while (unasked < UNASKED && standing.length < people && !asks() && more.getBoundingClientRect().top < innerHeight + 600) {
    unasked += 1
    const before = standing.length
    await further()
    if (standing.length === before) return
  }
}

let everybody
async function load() {
  if (!Number(part)) return standing.map((one) => [folded(one.textContent), one])
  const numbers = Array.from({ length: Math.ceil(people / part) }, (_, number) => number)
  const names = (await Promise.all(numbers.map(fetched))).flat().reverse()
  return names.map((name) => [folded(name[1]), name])
}
export const ready = () => (everybody ??= load().catch((error) => { everybody = undefined; throw error }))

let turn = 0
export async function find() {
  const mine = ++turn
  const words = folded(field.value).split(/\s+/u).filter(Boolean)
  try {
    const all = words.length ? await ready() : []
    if (mine !== turn) return
    const found = all.filter(([text]) => words.every((word) => text.includes(word))).map(([, one]) => one)
    if (more) more.hidden = asks() || standing.length >= people
    list.replaceChildren(...(words.length ? found.slice(0, FOUND).map((one) => Array.isArray(one) ? item(one) : one) : standing))
    if (!words.length) say("")
    else if (found.length > FOUND) say(counted(status.dataset.first, found.length, { shown: figure(FOUND) }))
    else say(found.length ? counted(status.dataset.found, found.length) : status.dataset.none)
  } catch {
    if (mine === turn) say(status.dataset.lost)
  }
}
