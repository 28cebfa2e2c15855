// The worker that answers for the host: what it has under a name with a hash is right for ever. The build puts BUILD
// before this: { version, needed, everything }.
//
// A newer version brings all that it needs while the older one still answers, and takes over when it is told to; only
// then is what nobody names any more thrown away. So no page ever gets half of each.

/* global BUILD */

const SCOPE = new URL(self.registration.scope).pathname;
const FILES = `red-heat-files ${SCOPE}`;
const PAGE = `red-heat-page ${SCOPE} ${BUILD.version}`;
/** So many at a time are fetched while installing. */
const AT_ONCE = 4;

const address = (name) => new URL(name, self.registration.scope).href;

/** Fetches what is not kept yet. */
async function fill(cache, names) {
    const waiting = [...names];
    const worker = async () => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
            if (await cache.match(address(name))) continue;
            const response = await fetch(address(name));
            if (!response.ok) throw new Error(`${name}: ${response.status}`);
            await cache.put(address(name), response);
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

self.addEventListener("install", (event) => {
    const bring = async () => {
        await fill(await caches.open(FILES), BUILD.needed.filter((name) => /\.[0-9a-f]{12}\./.test(name)));
        const page = await caches.open(PAGE);
        // The page itself has no hash in its name: it comes from the host, not from any cache between.
        for (const name of ["./", "manifest.webmanifest"]) {
            const response = await fetch(new Request(address(name), { cache: "reload" }));
            if (!response.ok) throw new Error(`${name}: ${response.status}`);
            await page.put(address(name), response);
        }
    };
    event.waitUntil(bring());
});

self.addEventListener("activate", (event) => {
    const tidy = async () => {
        const named = new Set(BUILD.everything.map(address));
        const files = await caches.open(FILES);
        for (const request of await files.keys()) if (!named.has(request.url)) await files.delete(request);
        for (const name of await caches.keys()) {
            if (name.startsWith(`red-heat-page ${SCOPE} `) && name !== PAGE) await caches.delete(name);
        }
        await self.clients.claim();
    };
    event.waitUntil(tidy());
});

self.addEventListener("message", (event) => {
    if (event.data === "take over") self.skipWaiting();
});

/** The page for whoever navigates here, else a file, else what the host says. */
async function answer(request) {
    const page = await caches.open(PAGE);
    if (request.mode === "navigate") {
        const url = new URL(request.url);
        const inside = url.pathname === SCOPE || url.pathname === `${SCOPE}index.html`;
        return (inside && (await page.match(address("./")))) || fetch(request);
    }
    const files = await caches.open(FILES);
    return (await files.match(request.url)) ?? (await page.match(request.url)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
    event.respondWith(answer(request));
});
