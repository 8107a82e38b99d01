// A page that the search found, as a row like those of the home page.  All of it is built as text, never as markup.

const template = document.querySelector("[data-search-row]")
const themes = [...document.querySelectorAll("[data-search-filter] a")].slice(1)
const KINDS = { principles: "principle", contributors: "person", collections: "collection", themes: "theme" } // by their folder
const WHOLE = /^$|[.?!:;।。！？…"'”’»)]$/u // an excerpt that ends where a sentence may

// An excerpt comes with <mark> around the words that were found; it is taken apart and put together as text.
function marked(text) {
  const plain = new DOMParser().parseFromString(text, "text/html").body
  return [...plain.childNodes].map((node) => {
    const piece = document.createElement(node.nodeName === "MARK" ? "mark" : "span")
    piece.textContent = node.textContent
    return piece
  })
}

function about({ url, filters, meta }) {
  const kind = KINDS[url.split("/").at(-3)] ?? "page"
  if (kind !== "principle") return [template.dataset[kind] ?? ""]
  const titles = themes.filter((link) => filters.theme?.includes(link.dataset.theme)).map((link) => link.firstElementChild.textContent)
  return [titles.join(template.dataset.comma), meta.by].filter(Boolean)
}

// Names of any script stand beside themes of another: each keeps its own direction.
function isolated(text) {
  const one = document.createElement("bdi")
  one.textContent = text
  return one
}

export function row(page) {
  const entry = template.content.cloneNode(true)
  const link = entry.querySelector("a")
  link.href = page.url
  link.textContent = page.meta.title
  entry.querySelector(".numeral").textContent = page.meta.number ?? ""
  entry.querySelector(".row__summary").append(...marked(page.excerpt), WHOLE.test(page.excerpt) ? "" : "…")
  entry.querySelector(".row__by").append(...about(page).flatMap((text, at) => [at ? " · " : "", isolated(text)]))
  return entry
}
