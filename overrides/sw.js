// Reading without a network.  Everything comes from the network first, so that nobody ever reads yesterday's text; what
// was read once, and the text itself, is kept for when there is none.  The build writes in what is fetched ahead.
{% if subject %}
const VERSION = {{ subject.version | tojson }}
const SHELL = {{ subject.shell | tojson }}
const TEXT = {{ subject.text | tojson }}

const HOME = registration.scope
const STAND_IN = HOME + "offline.html"
const WHOLE = HOME + "all/"
const OURS = `${HOME} `  // other sites on this host have caches of their own
const CACHE = OURS + VERSION
const LISTED = new Set([...SHELL, ...TEXT].map((name) => HOME + name))
const PATIENCE = 4000  // milliseconds, before a reader is given the copy instead
const MOST = 100  // pages and what they are dressed in, beside what is fetched ahead
const READ = /(?:^|\/)[^./]*$|\.(?:html|css|js|woff2)$/
const NEVER = /^(?:contribute|pledge|pagefind)(?:\/|$)/
{%- if subject.trees %}
const TREES = {{ subject.trees | tojson }}.map((folder) => HOME + folder)  // the homes of the other languages

function homeOf(address) { return TREES.find((home) => address.startsWith(home)) ?? HOME }
{%- endif %}

const undressed = new Set()  // pages that were shown from the copy: what they ask for comes from there as well

// The address without what a host that serves files does not look at.
function place(address) {
  const { origin, pathname } = new URL(address, HOME)
  return origin + pathname.replace(/\/index\.html$/, "/")
}

function isRead(address) {
  const path = place(address).slice({{ 'homeOf(place(address))' if subject.trees else 'HOME' }}.length)
  return place(address).startsWith(HOME) && READ.test(path) && !NEVER.test(path)
}

async function copy(address) {
  try { return await caches.match(address, { cacheName: CACHE, ignoreVary: true }) } catch { return undefined }
}

async function keep(address, response) {
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return
  try {
    if (!(await caches.has(CACHE))) return  // a newer worker has cleared up
    const cache = await caches.open(CACHE)
    await cache.put(address, response)
    const visited = (await cache.keys()).filter(({ url }) => !LISTED.has(url))
    await Promise.all(visited.slice(0, -MOST).map((oldest) => cache.delete(oldest)))
  } catch { /* no room, or none allowed: the network still answers */ }
}

// A list of which something is missing is no list: the worker before stays, and the browser tries again.
async function gather() {
  const names = navigator.connection?.saveData ? SHELL : [...SHELL, ...TEXT]
  await caches.open(CACHE).catch(() => {})
  await Promise.all(names.map(async (name) => {
    const response = await fetch(HOME + name, { cache: "no-cache" })
    if (!response.ok) throw new Error(`${name}: ${response.status}`)
    await keep(HOME + name, response)
  }))
}

async function fresh(event, address) {
  const response = await fetch(event.request)
  event.waitUntil(keep(address, response.clone()))
  return response
}

function late() { return new Promise((_, tooLate) => setTimeout(tooLate, PATIENCE)) }

async function answer(event, address, network) {
  const isPage = event.request.mode === "navigate"
  const known = await copy(address)
  if (!known) return network.catch((error) => instead(isPage, address, error))
  if (!isPage && undressed.has(event.clientId)) return known
  const response = await Promise.race([network, late()]).catch(() => undefined)
  if (response?.status < 500) return response
  if (isPage) undressed.add(event.resultingClientId)
  return known
}

// A principle that was never visited stands in the whole text.
async function instead(isPage, address, error) {
  if (!isPage) throw error
{%- if subject.trees %}
  const home = homeOf(address)
  const all = home + "all/"
  const standIn = home + "offline.html"
{%- endif %}
  const slug = /^principles\/([a-z0-9-]+)\/?$/.exec(address.slice({{ 'home' if subject.trees else 'HOME' }}.length))?.[1]
  const whole = slug && await copy({{ 'all' if subject.trees else 'WHOLE' }})
  if (whole && (await whole.text()).includes(`id="${slug}"`)) return Response.redirect(`${{ '{' }}{{ 'all' if subject.trees else 'WHOLE' }}{{ '}' }}#${slug}`)
  const page = await copy({{ 'standIn' if subject.trees else 'STAND_IN' }})
  if (!page) throw error
  return page
}

// What was visited before goes along into the new cache.
async function begin() {
  const cache = await caches.open(CACHE)
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === CACHE) continue
    const before = await caches.open(name)
    for (const request of await before.keys()) {
      if (!(await cache.match(request, { ignoreVary: true }))) await cache.put(request, await before.match(request, { ignoreVary: true }))
    }
    await caches.delete(name)
  }
}

addEventListener("install", (event) => {
  skipWaiting()
  event.waitUntil(gather())
})

addEventListener("activate", (event) => event.waitUntil(begin().catch(() => {}).then(() => clients.claim())))

addEventListener("fetch", (event) => {
  const { request } = event
  if (request.method !== "GET" || request.headers.has("range") || !isRead(request.url)) return
  const address = place(request.url)
  const network = fresh(event, address)
  event.waitUntil(network.catch(() => {}))
  event.respondWith(answer(event, address, network))
})

// A page tells what it was made of, since the first was there before the worker.
async function complete(addresses) {
{%- if subject.trees %}
  const home = homeOf(addresses[0])
  if (home !== HOME) addresses = [...addresses, home, home + "all/"]  // the text in this language, too
{%- endif %}
  await Promise.all(addresses.filter(isRead).map(place).map(async (address) => {
    if (!(await copy(address))) await keep(address, await fetch(address))
  }))
}

addEventListener("message", (event) => event.waitUntil(complete(event.data).catch(() => {})))
{% else %}
addEventListener("install", () => skipWaiting())

// Nothing is kept while the text is being written.
addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${registration.scope} `))
  await Promise.all([...names.map((name) => caches.delete(name)), registration.unregister()])
})()))
{% endif %}
