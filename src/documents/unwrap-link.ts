// Where aggregators, mailers and social sites put the address that their link leads to: host (or its end), parameters.
const WRAPPERS: readonly (readonly [host: RegExp, parameters: readonly string[]])[] = [
  [/(?:^|\.)google\.[a-z.]{2,6}$/, ['url', 'q']],
  [/(?:^|\.)bing\.com$/, ['url']],
  [/(?:^|\.)(?:facebook|instagram)\.com$/, ['u']],
  [/(?:^|\.)(?:linkedin|youtube|reddit|slack-redir|vk)\.(?:com|net)$/, ['url', 'q', 'to']],
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, ['url']],
  [/(?:^|\.)(?:msn|feedspot|duckduckgo)\.com$/, ['url', 'uddg', 'rut']],
  [/^(?:www\.)?(?:redirectingat|anrdoezrs|prf\.hn|awin1|shareasale)\.(?:com|net)$/, ['url', 'ued']],
];
// A wrapper inside a wrapper happens; more is a game.
const MOST_LAYERS = 3;

/**
 * The address that a wrapped link leads to, as far as the link itself tells it: redirect parameters of aggregators and
 * mailers, and the older article links of Google News, which hold the address in base64. Any other link is itself.
 */
export function unwrapLink(link: string): string {
  let current = link;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const inner = innerLink(current);
    if (inner === null) return current;
    current = inner;
  }
  return current;
}

/** Whether a host only passes readers on to the publishers of articles. */
export function isAggregator(host: string): boolean {
  return /^(?:news\.google\.[a-z.]{2,6}|www\.bing\.com|apple\.news|flip\.it|t\.co|feedproxy\.google\.com|news\.yahoo\.com)$/.test(
    host,
  );
}

function innerLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { hostname, pathname, searchParams } = new URL(link);
  const [, parameters = []] = WRAPPERS.find(([host]) => host.test(hostname)) ?? [];
  for (const name of parameters) {
    const value = searchParams.get(name);
    if (value !== null && isWebAddress(value)) return value;
  }
  const [, id] = /^\/(?:rss\/|__i\/rss\/rd\/)?articles\/([\w-]{20,})/.exec(pathname) ?? [];
  return hostname.startsWith('news.google.') && id !== undefined ? addressIn(id) : null;
}

/** A message of two numbers and the address, in base64; newer ids hold no address. */
function addressIn(id: string): string | null {
  const decoded = Buffer.from(id, 'base64url').toString('latin1');
  const [found] = /https?:\/\/[\x21-\x7e]+/.exec(decoded) ?? [];
  return found !== undefined && isWebAddress(found) ? found : null;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
