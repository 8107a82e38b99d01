// The search page.  Pagefind and its index load on the first focus or with a question in the address, never before;
// results are built as text, never as markup.

const form = document.querySelector("[data-search]")
const input = form.querySelector("input")
const status = document.querySelector("[data-search-status]")
const results = document.querySelector("[data-search-results]")
const MOST = 20

let loading
const pagefind = () => (loading ??= import("../../pagefind/pagefind.js").then(async (module) => { await module.init(); return module }))

// An excerpt comes with <mark> around the words that were found; it is taken apart and put together as text.
function excerpt(text) {
  const paragraph = document.createElement("p")
  const plain = new DOMParser().parseFromString(text, "text/html").body
  for (const node of plain.childNodes) {
    const piece = document.createElement(node.nodeName === "MARK" ? "mark" : "span")
    piece.textContent = node.textContent
    paragraph.append(piece)
  }
  return paragraph
}

function item(page) {
  const entry = document.createElement("li")
  const title = document.createElement("h2")
  const link = document.createElement("a")
  title.className = "row__title"
  link.href = page.url
  link.textContent = page.meta.title
  title.append(link)
  entry.append(title, excerpt(page.excerpt))
  return entry
}

let latest = 0
async function search(words) {
  const turn = ++latest
  try {
    const found = words ? await (await pagefind()).search(words) : { results: [] }
    const pages = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()))
    if (turn !== latest) return
    results.replaceChildren(...pages.map(item))
    status.textContent = words ? `${found.results.length} found` : ""
  } catch {
    if (turn !== latest) return
    status.replaceChildren("The search could not start. ", document.querySelector("[data-search-failed]").content.cloneNode(true))
  }
}

function ask() {
  const words = input.value.trim()
  history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname)
  search(words)
}

let pause
input.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(ask, 150) })
input.addEventListener("focus", () => pagefind().catch(() => {}), { once: true })
form.addEventListener("submit", (event) => { event.preventDefault(); ask() })

const asked = new URLSearchParams(location.search).get("q")
if (asked) { input.value = asked; search(asked.trim()) }
