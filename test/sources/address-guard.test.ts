import { describe, expect, it } from 'vitest';
import { isAllowedAddress } from '../../src/sources/address-guard.ts';

describe('isAllowedAddress', () => {
  it.each([
    { address: '93.184.216.34', open: true, intranet: true, why: 'public' },
    { address: '2606:2800:220:1::1', open: true, intranet: true, why: 'public IPv6' },
    { address: '127.0.0.1', open: false, intranet: true, why: 'loopback' },
    { address: '::1', open: false, intranet: true, why: 'loopback IPv6' },
    { address: '10.1.2.3', open: false, intranet: true, why: 'private' },
    { address: '172.16.0.1', open: false, intranet: true, why: 'private' },
    { address: '192.168.1.1', open: false, intranet: true, why: 'private' },
    { address: '100.64.0.1', open: false, intranet: true, why: 'shared by a carrier' },
    { address: 'fd12:3456::1', open: false, intranet: true, why: 'unique local' },
    { address: '::ffff:127.0.0.1', open: false, intranet: true, why: 'IPv4-mapped' },
    { address: '::ffff:169.254.169.254', open: false, intranet: false, why: 'mapped metadata' },
    { address: '169.254.169.254', open: false, intranet: false, why: 'metadata' },
    { address: '100.100.100.200', open: false, intranet: false, why: 'metadata' },
    { address: 'fd00:ec2::254', open: false, intranet: false, why: 'metadata IPv6' },
    { address: '169.254.1.1', open: false, intranet: false, why: 'link-local' },
    { address: 'fe80::1', open: false, intranet: false, why: 'link-local IPv6' },
    { address: '224.0.0.1', open: false, intranet: false, why: 'multicast' },
    { address: 'ff02::1', open: false, intranet: false, why: 'multicast IPv6' },
    { address: '0.0.0.0', open: false, intranet: false, why: 'unspecified' },
    { address: '::', open: false, intranet: false, why: 'unspecified IPv6' },
    { address: '255.255.255.255', open: false, intranet: false, why: 'broadcast' },
    { address: '192.0.2.1', open: false, intranet: false, why: 'documentation' },
    { address: '64:ff9b::7f00:1', open: false, intranet: false, why: 'NAT64' },
    { address: '64:ff9b:1::7f00:1', open: false, intranet: false, why: 'local NAT64' },
    { address: '2002:7f00:1::', open: false, intranet: false, why: '6to4' },
    { address: '2001::1', open: false, intranet: false, why: 'Teredo' },
    { address: '::7f00:1', open: false, intranet: false, why: 'IPv4-compatible' },
    { address: 'localhost', open: false, intranet: false, why: 'no address' },
  ])(
    '$address ($why): $open, and $intranet where private is allowed',
    ({ address, open, intranet }) => {
      expect(isAllowedAddress(address, false)).toBe(open);
      expect(isAllowedAddress(address, true)).toBe(intranet);
    },
  );
});
