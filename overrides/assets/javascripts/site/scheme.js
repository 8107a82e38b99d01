// The switch between light and dark.  It runs before the page is painted, so that a remembered choice never flashes;
// without it the page follows the system.

const root = document.documentElement
const remembered = () => { try { return localStorage.getItem("scheme") } catch { return null } }
const remember = (scheme) => { try { localStorage.setItem("scheme", scheme) } catch { /* a private window forgets */ } }

const isDark = () => (root.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark"

function name(button) {
  button.textContent = isDark() ? "Light" : "Dark"
  button.setAttribute("aria-label", isDark() ? "Light page" : "Dark page")
}

if (["light", "dark"].includes(remembered())) root.dataset.scheme = remembered()

addEventListener("DOMContentLoaded", () => {
  const button = document.createElement("button")
  button.type = "button"
  name(button)
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark"
    remember(root.dataset.scheme)
    name(button)
  })
  document.querySelector(".masthead nav")?.append(button)
})
