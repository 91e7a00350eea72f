import ipaddr from 'ipaddr.js';

// Where clouds answer with a machine's credentials; refused even where private addresses are allowed.
const METADATA = new Set(['169.254.169.254', '100.100.100.200', '168.63.129.16', 'fd00:ec2::254']);
const PRIVATE_RANGES = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);
// The only IPv6 block that is routed on the internet (RFC 4291); leaves out IPv4-compatible and local NAT64 forms.
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Whether a connection to an IP address may be made for a url that came from a feed or a user. Only globally routed
 * unicast addresses may be; loopback, private, link-local, multicast, reserved, IPv4-mapped, NAT64, 6to4 and Teredo
 * ones may not.
 * @param allowPrivate also lets loopback, private, unique local and CGNAT addresses through, never metadata services.
 */
export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (METADATA.has(parsed.toString())) return false;
  if (allowPrivate && parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress())
    return isAllowedAddress(parsed.toIPv4Address().toString(), true);
  const range = parsed.range();
  if (allowPrivate && PRIVATE_RANGES.has(range)) return true;
  if (range !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
}
