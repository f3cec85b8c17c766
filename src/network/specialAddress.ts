import { BlockList, isIP } from 'node:net';

/**
 * Addresses that are no machine of a network, or tell secrets of the one they are asked from: this machine, what has no address yet, the same link, groups of
 * machines, and where clouds tell virtual machines their credentials (RFC 6890; the vendors' documentation of their metadata services).
 */
const special = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['168.63.129.16', 32],
  ['100.100.100.200', 32],
  ['192.0.0.192', 32],
] as const)
  special.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 128],
  ['::1', 128],
  ['fe80::', 10],
  ['ff00::', 8],
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
] as const)
  special.addSubnet(address, bits, 'ipv6');

/** Whether an IP address is reached only where it was named itself. */
export function isSpecialAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (isIP(plain) === 4) return special.check(plain, 'ipv4');
  return special.check(plain, 'ipv6') || embedded(plain).some((one) => special.check(one, 'ipv4'));
}

/** The IPv4 addresses that an IPv6 address leads to: mapped (`::ffff:0:0/96`), compatible (`::/96`), translated (`64:ff9b::/96`), 6to4 (`2002::/16`). */
function embedded(address: string): readonly string[] {
  const groups = groupsOf(address);
  const at = (index: number): string => {
    const [high = 0, low = 0] = groups.slice(index, index + 2);
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  };
  if (groups[0] === 0x2002) return [at(1)];
  const isPrefixed =
    groups.slice(0, 5).every((group) => group === 0) || (groups[0] === 0x64 && groups[1] === 0xff9b);
  return isPrefixed ? [at(6)] : [];
}

/** The eight groups of an IPv6 address, as `URL` writes it in full or short. */
function groupsOf(address: string): readonly number[] {
  const { hostname } = new URL(`http://[${address}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const numbers = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const first = numbers(head);
  const last = numbers(tail ?? '');
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
}
