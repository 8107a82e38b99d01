// The parts of a long list: the next comes as one scrolls or asks for it, the list of a theme takes the place of the whole,
// and whoever comes back finds as much of it, and the place where they were.  A part is fetched as the page that it is.

const { figure, filled } = wording

const UNASKED = 4 // parts that scrolling alone brings, so that what is below the list can be reached
const AHEAD = 800 // pixels before its end
const ITEMS = "li, dd, .whole__principle"

async function fetched(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status} ${address}`)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  for (const link of page.querySelectorAll("main a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), answer.url))
  const list = found(page)
  if (!list.list) throw new Error(address) // a network may answer with a page of its own
  return list
}

// A list, the ways to its other parts, if it has any, and how much of it is here.
const found = (page) => ({
  list: page.querySelector("[data-list]") ?? page.querySelector("main .rows"),
  ways: page.querySelector("[data-portions]"),
  portions: 1,
  unasked: 0,
})

const whole = found(document)
const place = document.createComment("")
whole.ways?.after(place)
let here = whole
const lists = new Map([["", Promise.resolve(whole)]])

// What began on the page before goes on in the last of its kind; a heading that is said again is left out.
function merge(into, from) {
  for (const child of [...from.children]) {
    const last = child.dataset.again !== undefined && [...into.children].findLast(({ tagName }) => tagName === child.tagName)
    if (last) merge(last, child)
    else into.append(child)
  }
}

function count(ways, { dataset: { last } }) {
  const { here: words, first, total } = ways.dataset
  const [from, to, all] = [first, last, total].map((number) => figure(Number(number)))
  ways.dataset.last = last
  say(ways, filled(words, { first: from, last: to, total: all }))
}

const say = (ways, words) => { ways.querySelector("[role=status]").textContent = words }

function add(list, more) {
  const [onward, next] = [list, more].map(({ ways }) => ways.querySelector("[rel=next]"))
  merge(list.list, more.list)
  list.portions += 1
  count(list.ways, more.ways)
  if (next) [onward.href, onward.textContent] = [next.href, next.textContent]
  else onward.remove()
}

async function grow(list, asked = false) {
  const onward = list.ways?.querySelector("[rel=next]")
  if (!onward || list.waiting) return false
  list.waiting = true
  try {
    const more = await fetched(onward.href)
    const first = more.list.querySelector(`:is(${ITEMS}) a`)
    add(list, more)
    if (asked) first?.focus({ preventScroll: true })
    if (list === here) remember()
    return true
  } catch {
    say(list.ways, list.ways.dataset.lost)
    return false
  } finally {
    list.waiting = false
  }
}

async function scrolled() {
  const list = here
  while (list === here && list.unasked < UNASKED && list.ways?.isConnected && list.ways.getBoundingClientRect().top < innerHeight + AHEAD) {
    list.unasked += 1
    if (!(await grow(list))) return
  }
}

// The number of the item at the top of the window, and how far below the edge it begins.
function remember() {
  const items = [...here.list.querySelectorAll(ITEMS)]
  const at = items.findIndex((item) => item.getBoundingClientRect().bottom > 0)
  const top = items.at(at)?.getBoundingClientRect().top ?? 0
  history.replaceState({ ...history.state, portions: here.portions, at, top }, "")
  if (here.portions > 1) history.scrollRestoration = "manual" // a browser would do it before the rest is here
}

// Fetches what was here, all parts at once, and goes to where somebody was.
async function comeBack(list) {
  const { portions = 1, at = 0, top = 0 } = history.state ?? {}
  const places = [...list.ways?.querySelectorAll(".portions__places a") ?? []]
  const begin = places.findIndex((link) => link.ariaCurrent) + list.portions
  const missing = places.slice(begin, begin + Math.max(0, portions - list.portions))
  if (missing.length && !list.waiting) {
    list.waiting = true
    const parts = await Promise.all(missing.map(({ href }) => fetched(href))).catch(() => [])
    for (const part of parts) add(list, part)
    list.waiting = false
  }
  if (portions < 2 || list !== here) return
  const item = [...list.list.querySelectorAll(ITEMS)].at(at)
  for (let turn = 0; turn < 3 && item; turn += 1) { // what is drawn only now has its true height only now
    scrollBy({ top: item.getBoundingClientRect().top - top, behavior: "instant" })
    await new Promise(requestAnimationFrame)
  }
}

function put(list) {
  if (list === here) return
  here.list.replaceWith(list.list)
  here.ways?.remove()
  if (list.ways) place.before(list.ways)
  here = list
}

let turn = 0
/** Puts the list of a theme, which stands on a page of its own, in the place of the whole; returns how long it is. */
export async function choose(theme, address) {
  const mine = ++turn
  if (!lists.has(theme)) lists.set(theme, fetched(address))
  const list = await lists.get(theme).catch((error) => { lists.delete(theme); throw error })
  if (mine !== turn) return undefined
  put(list)
  await comeBack(list)
  scrolled()
  return Number(list.ways?.dataset.total ?? list.list.querySelectorAll(ITEMS).length)
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]")
  if (!link) return
  remember()
  const alone = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (alone || link.rel !== "next" || !here.ways?.contains(link)) return
  event.preventDefault()
  here.unasked = 0
  grow(here, true)
}, true)
addEventListener("pagehide", remember)
addEventListener("scroll", scrolled, { passive: true })
const asked = document.querySelector("[data-filter]") && new URLSearchParams(location.search).get("theme")
if (!asked) choose("") // of a theme the filter tells
