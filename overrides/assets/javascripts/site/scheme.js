// The switch between light and dark.  It runs before the page is painted, so that a remembered choice never flashes;
// without it the page follows the system, and the switch is not seen.

const root = document.documentElement
const remembered = () => { try { return localStorage.getItem("scheme") } catch { return null } }
const remember = (scheme) => { try { localStorage.setItem("scheme", scheme) } catch { /* a private window forgets */ } }

const isDark = () => (root.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark"

function label(button) {
  const to = isDark() ? "light" : "dark"
  button.textContent = button.dataset[to]
  button.setAttribute("aria-label", button.dataset[`${to}Label`])
}

root.classList.remove("no-js")
if (["light", "dark"].includes(remembered())) root.dataset.scheme = remembered()

addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-scheme-switch]")
  if (!button) return
  label(button)
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark"
    remember(root.dataset.scheme)
    label(button)
  })
})
