// Parameters that say where a click came from and nothing about the page.
const TRACKING_NAMES = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid ' +
    'mkt_tok _hsenc _hsmi hsctatracking vero_id vero_conv oly_enc_id oly_anon_id rb_clickid s_cid ncid cmpid ' +
    'cmp icid ito at_medium at_campaign at_link_id at_link_type at_link_origin at_format at_ptr_name ' +
    'at_bbc_team smid smtyp wt.mc_id guccounter guce_referrer guce_referrer_sig ref_src ref_url __twitter_impression'
  ).split(' '),
);
const TRACKING_PREFIXES = ['utm_', 'pk_', 'mtm_', 'hsa_', 'ga_'];

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return TRACKING_NAMES.has(lower) || TRACKING_PREFIXES.some((prefix) => lower.startsWith(prefix));
}

/**
 * The url as it is kept and compared: absolute, host in lower case, without tracking parameters, fragment, default
 * port or credentials.
 * @param base what a relative url is relative to.
 * @returns null for anything that is not http or https.
 */
export function canonicalUrl(url: string, base?: string | null): string | null {
  const parsed = parseUrl(url.trim(), base);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return null;
  for (const name of [...parsed.searchParams.keys()]) {
    if (isTracking(name)) parsed.searchParams.delete(name);
  }
  parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}

/** The site a url belongs to, for want of a publisher's name: `example.com` without `www.`; null where it is no url. */
export function siteOf(url: string | null): string | null {
  const host = url === null ? undefined : parseUrl(url)?.hostname;
  return host?.replace(/^www\./, '') ?? null;
}

function parseUrl(url: string, base?: string | null): URL | null {
  return URL.canParse(url, base ?? undefined) ? new URL(url, base ?? undefined) : null;
}
