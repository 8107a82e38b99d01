// A list that goes on on other pages.  What fetches the rest loads only once somebody nears the end of what is there, or
// comes back to a place further on; until then, and without a script, there are links.

const AHEAD = "800px"

addEventListener("DOMContentLoaded", () => {
  const ways = document.querySelector("[data-portions]")
  if (!ways) return
  const begin = () => import("./portions.js").catch(() => {}) // the links lead on
  if (history.state?.portions > 1) return begin()
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some(({ isIntersecting }) => isIntersecting)) return
    watch.disconnect()
    begin()
  }, { rootMargin: AHEAD })
  watch.observe(ways)
})
