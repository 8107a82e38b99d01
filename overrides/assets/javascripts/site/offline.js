// Reading without a network.  Once a page is read and quiet, a worker is asked to keep it, with the text behind it.

const QUIET = 8000  // milliseconds after the page has loaded; what is fetched then is no part of it
const here = document.currentScript.src
const whenIdle = window.requestIdleCallback ?? setTimeout

async function keep() {
  const workers = navigator.serviceWorker
  await workers.register(new URL("../../sw.js", here), { updateViaCache: "none" })
  const { active } = await workers.ready
  active.postMessage([location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)])
}

// A browser that cannot, or may not, keep anything is left in peace, and so is one that saves data.
const isWanted = window === window.top && !navigator.connection?.saveData
if (isWanted) addEventListener("load", () => setTimeout(() => whenIdle(() => keep().catch(() => {})), QUIET))
