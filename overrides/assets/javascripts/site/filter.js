// The theme filter of the home page: shows one theme without a reload and keeps it in the address (?theme=...).
// Without this script each filter is a link to the theme's own page.

function begin(links) {
  const rows = [...document.querySelectorAll("[data-themes]")]
  const status = document.querySelector("[data-filter-status]")
  const fromAddress = () => new URLSearchParams(location.search).get("theme") ?? ""

  function show(theme) {
    const chosen = links.some((link) => link.dataset.theme === theme) ? theme : ""
    for (const row of rows) row.hidden = chosen !== "" && !row.dataset.themes.split(" ").includes(chosen)
    for (const link of links) {
      if (link.dataset.theme === chosen) link.setAttribute("aria-current", "true")
      else link.removeAttribute("aria-current")
    }
  }

  function announce() {
    const shown = rows.filter((row) => !row.hidden).length
    status.textContent = shown === 1 ? "1 principle" : `${shown} principles`
  }

  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      const theme = link.dataset.theme
      if (theme !== fromAddress()) history.pushState(null, "", theme ? `?theme=${theme}` : location.pathname)
      show(theme)
      announce()
    })
  }

  addEventListener("popstate", () => { show(fromAddress()); announce() })
  show(fromAddress())
}

addEventListener("DOMContentLoaded", () => {
  const links = [...document.querySelectorAll("[data-filter] a")]
  if (links.length) begin(links)
})
