// The service worker of the published site: what a visitor has seen can be seen again without a
// network. With a network a page always comes from there, so nobody reads an old one; without, or
// when it takes long, from what was kept. Files with a fingerprint never change,
// those of the search index excepted.
//
// `bouw` is put in front by the build: its version, what is kept from the start (`kern`), and the
// page for what is not there (`terugval`).

const { versie, kern, terugval } = self.bouw;
const root = new URL("./", self.location.href);
const name = `${root.pathname} ${versie}`;
const PATIENCE = 4000;
const MOST = 150;
const at = (path) => new URL(path, root).href;
const fresh = (path) => new Request(at(path), { cache: "no-cache" });

const MARK = /\.([0-9a-f]{10})\.\w+$/;

/** Whether a file is what its name says, and no page of a hotel or of a broken publication. */
const sound = async (answer, path) => {
  const [, mark] = MARK.exec(path) ?? [];
  if (!answer.ok || !mark) return answer.ok;
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return mark === [...sum.slice(0, 5)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** Without all of the core the worker that there was goes on, and the next visit tries again. */
const install = async () => {
  const cache = await caches.open(name);
  const load = async (path) => {
    const answer = await fetch(fresh(path));
    if (!(await sound(answer.clone(), path))) throw new Error(path);
    await cache.put(at(path), answer);
  };
  await Promise.all(kern.map(load));
  await self.skipWaiting();
};

// More sites may stand on one host: only our own old caches go.
const activate = async () => {
  const names = await caches.keys();
  const old = names.filter((one) => one.startsWith(`${root.pathname} `) && one !== name);
  await Promise.all(old.map((one) => caches.delete(one)));
  await self.clients.claim();
};

/**
 * Keeps an answer; the oldest beyond the core make room. What was kept again is the youngest, so
 * the core is known by its addresses. A full disk is no reason to show no page.
 */
const keep = async (key, answer) => {
  try {
    const cache = await caches.open(name);
    await cache.put(key, answer);
    const core = kern.map(at);
    const extra = (await cache.keys()).filter(({ url }) => !core.includes(url)).slice(0, -MOST);
    await Promise.all(extra.map((one) => cache.delete(one)));
  } catch {}
};

/** From the network, and kept. An answer that was sent on must be asked for by its own address. */
const fetched = async (address, key) => {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.redirected) return Response.redirect(answer.url);
  if (answer.ok) await keep(key, answer.clone());
  return answer;
};

const page = async (event, { origin, pathname, search }) => {
  const key = origin + pathname.replace(/\/$/, "/index.html");
  const coming = fetched(origin + pathname + search, key);
  event.waitUntil(coming.catch(() => {}));
  const kept = await caches.match(key, { cacheName: name });
  if (!kept) return coming.catch(() => Response.redirect(at(terugval)));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([coming, late]).catch(() => kept);
};

/** What keeps its name when it changes, the search index: fresh where there is a network. */
const latest = (request) =>
  fetched(request.url, request.url.split("?")[0]).catch(async () => {
    const kept = await caches.match(request, { cacheName: name, ignoreSearch: true });
    return kept ?? Response.error();
  });

const file = async (request) => {
  const kept = await caches.match(request, { cacheName: name });
  if (kept) return kept;
  const answer = await fetch(request);
  if (await sound(answer.clone(), request.url)) await keep(request, answer.clone());
  return answer;
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !request.url.startsWith(root.href)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (/\/zoeken\/[^/]+\.js$/.test(url.pathname)) event.respondWith(latest(request));
  else if (MARK.test(url.pathname)) event.respondWith(file(request));
});
