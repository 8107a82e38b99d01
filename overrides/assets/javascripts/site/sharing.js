// Passing on: a link, the words or a citation goes to the clipboard, or to whatever the system shares with.
// Where a browser does not let a page copy, the words are shown and selected instead.

document.documentElement.dataset.passes = navigator.share ? "copy share" : "copy"

function say(way, words) {
  const status = way.querySelector("[role=status]")
  status.textContent = ""
  setTimeout(() => { status.textContent = words }, 60) // so that the same words are said a second time
}

async function copy(button) {
  const way = button.closest(".sharing__way")
  const own = way.matches("details") ? button.previousElementSibling : null
  const text = own?.textContent ?? (button.value || location.href)
  try {
    await navigator.clipboard.writeText(text)
    say(way, button.dataset.done)
  } catch {
    const place = own ?? way.querySelector("pre")
    place.textContent = text
    place.hidden = false
    getSelection().selectAllChildren(place)
    say(way, way.parentElement.dataset.refused)
  }
}

async function share(button) {
  const text = document.querySelector("meta[name=description]")?.content
  try {
    await navigator.share({ title: document.title, text, url: button.value || location.href })
  } catch (error) {
    if (error.name !== "AbortError") await copy(button) // whoever closes the sheet wants nothing more
  }
}

addEventListener("click", ({ target }) => {
  const button = target.closest("[data-pass]")
  if (button) (button.dataset.pass === "share" ? share : copy)(button)
})
