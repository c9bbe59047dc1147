/// <reference lib="webworker" />
// The screens without signal: the app's own files, and the map's tiles as they were last seen.
// Cards and commands are not here: the pages keep those themselves, and show how old they are.

/** Typed here: this file is checked together with pages, whose `self` is a window. */
const worker = self as unknown as ServiceWorkerGlobalScope;

/** Put in by vite.config.ts: this build's files, under a name that follows from their content. */
const SHELL = JSON.parse('__SHELL__') as { name: string; files: string[] };
const SHELLS = 'farol-shell-';
const TILES = 'farol-tiles';
const SCREENS = new Set(['/', '/call', '/board', '/unit', '/day', '/cards']);
const PAGE_WAITS_MS = 4000; // then the page as it was last time; assumed: a driver looks again after so long
const TILE_FRESH_MS = 3_600_000; // as the server says of its tiles
const TILES_KEPT = 4000; // about 60 MB: 2 to 16 kB a tile, measured over four cities; none has more than 200 kB
const TRIMMED_EVERY = 100;
let put = 0;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && SCREENS.has(url.pathname)) event.respondWith(page(request));
  else if (url.pathname.startsWith('/api/tiles/')) event.respondWith(tile(request));
  else if (SHELL.files.includes(url.pathname) || url.pathname.startsWith('/assets/')) event.respondWith(file(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(SHELL.name);
  await cache.addAll(SHELL.files.map((each) => new Request(each, { cache: 'no-cache' })));
  await worker.skipWaiting(); // a tablet's page is never closed: a new version would wait for ever
}

/** The set before this one stays: a page still open may ask for a part of it. */
async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((each) => each.startsWith(SHELLS) && each !== SHELL.name);
  await Promise.all(old.slice(0, -1).map((each) => caches.delete(each)));
  await worker.clients.claim();
}

/** The newest from the server when it answers soon; what we have otherwise. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match('/', { cacheName: SHELL.name });
  try {
    const found = await fetch(request, kept ? { signal: AbortSignal.timeout(PAGE_WAITS_MS) } : {});
    if (found.status < 500 || !kept) return found;
    return kept;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

const file = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

/** Not found, where it was never seen: the map then draws what is known of the place from further away. */
async function tile(request: Request): Promise<Response> {
  const cache = await caches.open(TILES);
  const kept = await cache.match(request);
  if (kept && Date.now() - Date.parse(kept.headers.get('date') ?? '') < TILE_FRESH_MS) return kept;
  try {
    const found = await fetch(request);
    if (found.ok) await keep(cache, request, found.clone());
    return found.ok || !kept ? found : kept;
  } catch {
    return kept ?? new Response(null, { status: 404 });
  }
}

async function keep(cache: Cache, request: Request, found: Response): Promise<void> {
  await cache.put(request, found);
  put += 1;
  if (put % TRIMMED_EVERY) return;
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - TILES_KEPT)).map((each) => cache.delete(each)));
}
