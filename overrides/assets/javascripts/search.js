// The search page.  On the first focus come the programs, with the first key or a question in the address the index, of
// which a question asks for the part that has its words.  The question and the theme stand in the address (?q=...&theme=...).

const { counted, figure } = wording

const STEP = 20 // results at a time
const PATIENCE = 400 // milliseconds before the page says that it is looking
const form = document.querySelector("[data-search]")
const input = form.querySelector("input")
const part = (name) => document.querySelector(`[data-search-${name}]`)
const [status, results, more, nothing, within, nowhere, ways, filter] =
  ["status", "results", "more", "nothing", "within", "nowhere", "ways", "filter"].map(part)
const links = [...filter.querySelectorAll("a")]

const pagefind = () => import("../../pagefind/pagefind.js")
async function start() {
  const [{ search, filters }, { row }] = await Promise.all([pagefind(), import("./results.js")])
  await filters() // without which no theme is counted
  return { search, row }
}

const programs = () => Promise.allSettled([pagefind(), import("./results.js")])

let started
const ready = () => (started ??= start())

// After a failure the next question tries again.
function giveUp() {
  started = undefined
  pagefind().then(({ destroy }) => destroy()).catch(() => {})
}

async function ask(words, theme) {
  const { search } = await ready()
  const first = await search(words, { filters: theme ? { theme } : {} })
  return { list: first.results, all: first.unfilteredResultCount, themes: first.totalFilters.theme ?? {} }
}

async function rows(list, from = 0) {
  const { row } = await ready()
  return Promise.all(list.slice(from, from + STEP).map(async (result) => row(await result.data())))
}

const say = (text) => { status.textContent = text }

function offer(theme, all, counts) {
  for (const link of links) {
    const key = link.dataset.theme
    const count = key ? counts[key] ?? 0 : all
    link.querySelector("sup").textContent = figure(count)
    link.hidden = key !== theme && count === 0
    if (key === theme) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
  filter.hidden = !links.some((link) => link.dataset.theme && !link.hidden)
}

let turn = 0
let found = []
const nobodyAskedSince = (mine) => mine === turn
function append(entries) {
  results.append(...entries)
  more.hidden = results.childElementCount >= found.length
}

function clear() {
  results.replaceChildren()
  for (const one of [more, nothing, filter]) one.hidden = true
  ways.hidden = false
  say("")
}

async function show(words, theme) {
  const { list, all, themes } = await ask(words, theme)
  const entries = await rows(list)
  return () => {
    found = list
    offer(theme, all, themes)
    append(entries)
    nothing.hidden = ways.hidden = list.length > 0
    within.hidden = all === 0
    nowhere.hidden = all > 0
    say(counted(status.dataset.found, list.length))
  }
}

function fail(mine) {
  giveUp()
  if (!nobodyAskedSince(mine)) return
  clear()
  status.replaceChildren(part("failed").content.cloneNode(true))
}

async function search(words, theme) {
  const mine = ++turn
  const waiting = setTimeout(() => words && nobodyAskedSince(mine) && say(status.dataset.looking), PATIENCE)
  try {
    const put = words ? await show(words, theme) : () => {}
    if (!nobodyAskedSince(mine)) return
    clear()
    put()
  } catch {
    fail(mine)
  } finally {
    clearTimeout(waiting)
  }
}

// The address, the field and the page always say the same.
let theme = ""
function go(keep, chosen = theme) {
  const words = input.value.trim()
  theme = words ? chosen : ""
  const question = `?q=${encodeURIComponent(words)}${theme && `&theme=${theme}`}`
  keep(words ? question : location.pathname)
  search(words, theme)
}
const [replace, push] = ["replaceState", "pushState"].map((keep) => (address) => history[keep](null, "", address))

function fromAddress() {
  const asked = new URLSearchParams(location.search)
  input.value = (asked.get("q") ?? "").slice(0, input.maxLength)
  theme = links.some((link) => link.dataset.theme === asked.get("theme")) ? asked.get("theme") : ""
  search(input.value.trim(), theme)
}

let pause
input.addEventListener("input", () => ready().catch(giveUp), { once: true })
input.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(go, 150, replace) })
input.addEventListener("focus", programs, { once: true })
input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !input.value) return
  event.preventDefault()
  input.value = ""
  go(replace)
})
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(pause); go(replace) })
filter.addEventListener("click", (event) => {
  const link = event.target.closest("a")
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  if (link.dataset.theme !== theme) go(push, link.dataset.theme)
})
more.querySelector("button").addEventListener("click", async () => {
  const mine = turn
  const from = results.childElementCount
  const entries = await rows(found, from).catch(() => undefined)
  if (!entries) return fail(mine)
  if (!nobodyAskedSince(mine) || from !== results.childElementCount) return
  append(entries)
  say(counted(status.dataset.shown, found.length, { shown: figure(results.childElementCount) }))
  results.children[from].querySelector("a").focus()
})
addEventListener("popstate", fromAddress)
if (location.search) fromAddress()
if (document.activeElement === input) programs()
