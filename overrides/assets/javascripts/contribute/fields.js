// The fields of the form: what stands in them, what is said below each, and the draft that outlives the page.

const { counted, filled } = wording

export const form = document.querySelector("[data-writing]")
export const words = form.dataset
export const fields = Object.fromEntries([...form.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, field]))
export const control = (name) => fields[name].querySelector("textarea, input")
export const label = (name) => fields[name].dataset.called
export const value = (name) => control(name).value

const MOST = 6 // findings below a field
const SINGLE = ["title", "summary", "text", "name", "link"]
const ticks = () => [...form.querySelectorAll("[name=themes]:checked")]
const finding = form.querySelector("[data-finding]").content

export function written() {
  const typed = Object.fromEntries(SINGLE.map((name) => [name, value(name)]))
  return { ...typed, themes: ticks().map((tick) => tick.value) }
}

export const themeTitles = () => ticks().map((tick) => tick.dataset.title)

export function fill(given) {
  for (const name of SINGLE) if (!value(name)) control(name).value = String(given[name] ?? "") // what is being typed at this moment stays
  for (const tick of form.querySelectorAll("[name=themes]")) tick.checked = [].concat(given.themes ?? []).includes(tick.value)
}

// Says how many characters are left; `length` counts them as the check does.
export function count(name, length) {
  const { best, most } = fields[name].dataset
  const [said, number] = length > most ? [words.over, length - most] : length > best ? [words.better, most - length] : [words.left, best - length]
  const place = fields[name].querySelector("[data-left]")
  place.textContent = counted(said, number)
  place.classList.toggle("field__left--over", length > best)
}

// Shows what was found below a field; `put` takes the text as it should be.
export function show(name, found, put) {
  const place = fields[name].querySelector("[data-found]")
  place.replaceChildren(...found.slice(0, MOST).map((one) => drawn(one, put)))
  for (const each of fields[name].querySelectorAll("textarea, input")) each.setAttribute("aria-invalid", found.some(({ severity }) => severity === "error"))
}

function drawn({ id, severity, message, right }, put) {
  const one = finding.cloneNode(true).firstElementChild
  const [kind, said, help, button] = one.children
  one.classList.add(`found--${severity}`)
  kind.textContent = words[severity]
  said.textContent = message
  if (id) {
    help.textContent = filled(words.why, { id })
    help.href += `${id.toLowerCase()}/`
  } else help.remove()
  if (right && put) {
    button.textContent = filled(words.right, { right })
    button.hidden = false
    button.addEventListener("click", () => put(right))
  }
  return one
}

const KEY = "draft"
const safely = (work) => { try { return work() } catch { return null } } // a private window forgets

export const kept = () => safely(() => JSON.parse(localStorage.getItem(KEY)))
export const forget = () => safely(() => localStorage.removeItem(KEY))
export function keep() {
  const all = written()
  if (Object.values(all).some((one) => one.length)) safely(() => localStorage.setItem(KEY, JSON.stringify(all)))
  else forget()
}
