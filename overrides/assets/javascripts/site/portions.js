// A list that goes on on other pages.  What fetches the rest loads only once somebody nears the end of what is there, or
// comes back to a place further on; until then, and without a script, there are links.

addEventListener("DOMContentLoaded", () => {
  const ways = document.querySelector("[data-portions]")
  const begin = () => import("./portions.js").catch(() => {}) // the links lead on
  if (history.state?.portions > 1) begin()
  else if (ways) new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && begin(), { rootMargin: "800px" }).observe(ways)
})
