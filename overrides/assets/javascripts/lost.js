// A page that is not there: what its address says becomes the question, and the pages nearest to it are offered.
// Pagefind loads only where the address has words.

const NEAREST = 5
const LEAST = 0.3 // of the best one's score; what is further off is noise
const form = document.querySelector("[data-lost]")
const nearest = document.querySelector("[data-lost-nearest]")
const home = new URL("..", form.action).pathname

// The host knows one page for all that is lost; each language has its own, which takes the address over from it.
const trees = [...document.querySelectorAll(".languages a:not([aria-current])")]
const tree = trees.find(({ pathname }) => pathname.length > home.length && location.pathname.startsWith(pathname))
if (tree) location.replace(`${tree.pathname}404.html#${location.pathname}`)
const lost = location.hash.slice(1)
if (lost.startsWith(home)) history.replaceState(null, "", lost)

function readable(address) {
  try { return decodeURIComponent(address) } catch { return address }
}

// The last part of the address that says something, as words: /principles/keep-every-promis.html gives keep every promis.
function words() {
  const parts = readable(location.pathname.slice(home.length)).split("/").filter(Boolean)
  if (/^index\.\w+$/.test(parts.at(-1))) parts.pop()
  const last = (parts.at(-1) ?? "").replace(/\.\w{1,5}$/, "")
  return last === "404" ? [] : last.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean).slice(0, 10)
}

// A lost letter spoils one word, so each is looked for by itself, and what most of them find comes first.
async function pages(asked) {
  const { search } = await import("../../pagefind/pagefind.js")
  const answers = await Promise.all(asked.map((word) => search(word)))
  const scores = new Map()
  for (const result of answers.flatMap((answer) => answer.results)) {
    const before = scores.get(result.id)?.score ?? 0
    scores.set(result.id, { result, score: before + result.score })
  }
  const best = [...scores.values()].sort((one, other) => other.score - one.score).slice(0, NEAREST)
  return Promise.all(best.filter(({ score }) => score >= LEAST * best[0].score).map(({ result }) => result.data()))
}

function entry(page) {
  const [item, link] = ["li", "a"].map((name) => document.createElement(name))
  link.href = page.url
  link.dir = "auto"
  link.textContent = page.meta.title
  item.append(link)
  return item
}

async function offer() {
  const asked = words()
  if (!asked.length) return
  form.querySelector("input").value = asked.join(" ").slice(0, 200)
  const found = await pages(asked)
  nearest.querySelector("ul").append(...found.map(entry))
  nearest.hidden = !found.length
}

offer().catch(() => {}) // the question stands in the field, and the ways on stand below
