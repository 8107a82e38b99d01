// The theme filter of the home page: shows one theme without a reload and keeps it in the address (?theme=...).
// Without this script each filter is a link to the theme's own page.  Of a list that goes on on other pages only a part is
// here; then the theme's own list comes from there.

addEventListener("DOMContentLoaded", () => {
  const links = [...document.querySelectorAll("[data-filter] a")]
  if (!links.length) return
  const rows = [...document.querySelectorAll("[data-themes]")]
  const whole = !document.querySelector("[data-portions]")
  const status = document.querySelector("[data-filter-status]")
  const fromAddress = () => new URLSearchParams(location.search).get("theme") ?? ""

  // Returns how many are shown, or nothing where somebody has chosen something else since.
  function show(theme) {
    const link = links.find((one) => one.dataset.theme === theme) ?? links[0]
    const chosen = link.dataset.theme
    for (const one of links) {
      if (one === link) one.setAttribute("aria-current", "true")
      else one.removeAttribute("aria-current")
    }
    if (!whole) return import("./portions.js").then(({ choose }) => choose(chosen, link.href)).catch(() => location.assign(link.href))
    for (const row of rows) row.hidden = chosen && !row.dataset.themes.split(" ").includes(chosen)
    return rows.filter((row) => !row.hidden).length
  }

  async function announce(shown) {
    const number = await shown
    if (number >= 0) status.textContent = wording.counted(status.dataset.shown, number)
  }

  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      const { theme } = link.dataset
      if (theme !== fromAddress()) history.pushState(null, "", theme ? `?theme=${theme}` : location.pathname)
      announce(show(theme))
    })
  }

  addEventListener("popstate", () => announce(show(fromAddress())))
  if (fromAddress()) show(fromAddress())
})
