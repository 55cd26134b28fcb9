import { isIPv6 } from 'node:net';

/**
 * The address that a request comes from. Each of `proxies` trusted proxies adds one to the end of `X-Forwarded-For`;
 * what stands before those was sent by the client and proves nothing.
 */
export function clientAddress(socket: string | undefined, forwarded: string | undefined, proxies: number): string {
  const hops = forwarded?.split(',').map((hop) => hop.trim()) ?? [];
  return (proxies > 0 && hops.at(-proxies)) || socket || 'unknown';
}

/** What a rate limit counts by: an IPv6 subscriber has a network of 64 bits, not one address. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) groups.push(...Array<string>(8).fill('0'));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
