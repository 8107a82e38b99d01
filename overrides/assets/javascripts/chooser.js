// The chooser of the posters' page: shows what fits one subject, sheet, way up and printing, and keeps it in the address.
// Without this script every poster hangs there.

const { counted } = wording

const form = document.querySelector("[data-chooser]")
const walls = [...document.querySelectorAll("[data-wall]")]
const status = document.querySelector("[data-chooser-status]")
const choices = [...form.elements].filter((element) => element.name)

function show() {
  const wanted = choices.filter((choice) => choice.value)
  let shown = 0
  for (const wall of walls) {
    const sheets = [...wall.querySelectorAll(".hung")]
    for (const sheet of sheets) sheet.hidden = wanted.some((choice) => sheet.dataset[choice.name] !== choice.value)
    const left = sheets.filter((sheet) => !sheet.hidden).length
    wall.hidden = left === 0
    shown += left
  }
  status.textContent = shown ? counted(status.dataset.shown, shown) : status.dataset.none
}

function fromAddress() {
  const asked = new URLSearchParams(location.search)
  for (const choice of choices) {
    const value = asked.get(choice.name) ?? (asked.size ? "" : choice.name === "profile" ? "home" : "")
    choice.value = [...choice.options].some((option) => option.value === value) ? value : ""
  }
  show()
}

form.addEventListener("change", () => {
  const chosen = new URLSearchParams(choices.map((choice) => [choice.name, choice.value]))
  history.replaceState(null, "", `?${chosen}`)
  show()
})
form.addEventListener("submit", (event) => event.preventDefault())
fromAddress()
for (const wall of walls) wall.dataset.ready = ""
