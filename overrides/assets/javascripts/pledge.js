// The page of the pledge.  Each of its parts loads when somebody turns to it, or has a tally here; until then the page
// asks for nothing more.

const part = (name) => {
  let loaded
  return () => (loaded ??= import(`./pledge/${name}.js`).catch((error) => { loaded = undefined; throw error }))
}
const [door, tally, wall] = ["door", "tally", "wall"].map(part)
const kept = () => { try { return localStorage.getItem("tally") } catch { return null } }
const on = (place, types, act) => { for (const type of types) place?.addEventListener(type, act, { once: true }) }

for (const form of document.querySelectorAll("[data-door]")) {
  form.noValidate = true
  const begin = () => door().then(({ begin }) => begin(form)).catch(() => {})
  on(form, ["focusin", "pointerdown", "input"], begin)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const way = event.submitter?.value
    door().then(({ go }) => go(form, way), () => open(form.dataset.form, "_blank", "noopener"))
  })
}

addEventListener("click", ({ target }) => {
  const button = target.closest("[data-deed]")
  if (button) tally().then(({ act }) => act(button.dataset.deed))
})
if (kept()) tally()

const names = document.querySelector("[data-names]")
const [field, more] = ["input[type=search]", "[data-more]"].map((one) => names?.querySelector(one))
on(field, ["focus"], () => wall().then(({ ready }) => ready()).catch(() => {}))
field?.addEventListener("input", () => wall().then(({ find }) => find()))
more?.querySelector("button").addEventListener("click", () => wall().then(({ further }) => further(true)))
if (more) {
  new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && wall().then(({ scrolled }) => scrolled()), { rootMargin: "600px" })
    .observe(more)
}
