// Keys that work alone, for whatever carries `data-key`, and a dialog that lists them and turns them off (WCAG 2.1.4).
// They never work while somebody types, with a modifier, or while a dialog is open.

const FIELDS = "input, select, textarea"
const remembered = () => { try { return localStorage.getItem("keys") } catch { return null } }
const remember = (keys) => { try { localStorage.setItem("keys", keys) } catch { /* a private window forgets */ } }

let off = remembered() === "off"
const carriers = () => [...document.querySelectorAll("[data-key]:not([aria-current])")]

// Says the keys to those who hear the page, as long as they work.
function mark() {
  for (const one of carriers()) {
    if (off || one !== bearer(one.dataset.key)) one.removeAttribute("aria-keyshortcuts")
    else one.setAttribute("aria-keyshortcuts", one.dataset.key)
  }
}

// A field of the page itself comes before a link to the page that has one.
function bearer(key) {
  const all = carriers().filter((carrier) => carrier.dataset.key === key)
  return all.find((carrier) => carrier.matches(FIELDS)) ?? all[0]
}

function press(key) {
  const one = bearer(key)
  if (one?.matches(FIELDS)) one.select()
  else one?.click()
  return one
}

addEventListener("DOMContentLoaded", () => {
  mark()
  const parts = document.querySelector("[data-keys]")?.content
  if (!parts) return
  const dialog = parts.querySelector("dialog")
  const [place, opener, work] = [document.querySelector("[data-keys-place]"), parts.querySelector("li"), dialog.querySelector("input")]
  const open = () => {
    work.checked = !off
    document.body.append(dialog) // which is in the page only while it is open
    dialog.showModal()
    dialog.querySelector("button").focus()
  }
  place?.append(opener)
  opener.addEventListener("click", open)
  dialog.addEventListener("close", () => dialog.remove())
  work.addEventListener("change", () => { off = !work.checked; remember(off ? "off" : "on"); mark() })

  addEventListener("keydown", (event) => {
    if (off || event.repeat || event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.isContentEditable || event.target.matches?.(FIELDS) || document.querySelector("dialog[open]")) return
    if (event.key === "?") open()
    else if (!press(event.key)) return
    event.preventDefault()
  })
})
