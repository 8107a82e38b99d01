// What follows the form: the words on the clipboard, a tab on GitHub, and the steps to be taken there.

import { form } from "./fields.js"
import { newFile } from "./doors.js"

const PATIENCE = 2000 // milliseconds for a browser that asks first whether a page may copy
const place = document.querySelector("[data-steps]")
const part = (name) => place.querySelector(`[data-${name}]`)
const box = place.querySelector("textarea")
let file = { path: "", text: "" }

async function copied() {
  const late = new Promise((_, refuse) => setTimeout(refuse, PATIENCE))
  try {
    await Promise.race([navigator.clipboard.writeText(file.text), late])
    return true
  } catch {
    return false
  }
}

function selectByHand() {
  part("file").open = true
  box.focus()
  box.select()
}

// Opens GitHub beside this page where the text fits into an address, and shows what to do.
export async function take(path, text) {
  form.inert = true // no second tab for a second click
  file = { path, text }
  box.value = text
  part("path").textContent = path
  const known = await copied()
  const { plain, whole } = form.dataset.repository ? newFile(form.dataset, path, text) : {}
  if (whole) {
    window.open(whole, "_blank", "noopener")
    part("new").href = whole
  }
  if (plain) part("empty-new").href = plain
  const when = { copied: known, refused: !known, opened: whole, long: !whole }
  for (const one of place.querySelectorAll("[data-when]")) one.hidden = !when[one.dataset.when]
  form.hidden = true
  place.hidden = false
  part("file").open = !known
  place.querySelector("h2").focus()
  if (!known) selectByHand()
}

export function leave() {
  place.hidden = true
  form.hidden = form.inert = false
}

part("copy").addEventListener("click", async ({ target: { dataset } }) => {
  const known = await copied()
  part("copied").textContent = known ? dataset.done : dataset.refused
  if (!known) selectByHand()
})

part("download").addEventListener("click", () => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([file.text], { type: "text/markdown" }))
  link.download = file.path.split("/").at(-1)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
})
