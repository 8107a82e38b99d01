// Brings the form to life when somebody turns to it, or has left words in it; until then the page asks for nothing more.

const form = document.querySelector("[data-writing]")
const kept = () => { try { return localStorage.getItem("draft") } catch { return null } }
let begun

function begin() {
  begun ??= import("./contribute/form.js").catch((error) => {
    begun = undefined // so that the button tries once more
    form.querySelector("[data-broken]").hidden = false
    throw error
  })
  return begun
}

for (const type of ["focusin", "pointerdown", "input"]) form.addEventListener(type, begin, { once: true })
form.addEventListener("submit", (event) => {
  event.preventDefault()
  begin().then(({ send }) => send())
})
if (kept()) begin()
