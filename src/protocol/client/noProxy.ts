import { BlockList, isIP } from 'node:net';
import { bareHost, portOf } from '../../base/urlAddress.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host is reached without the proxy: this machine always, others by the list of `ProxySettings.noProxy`. */
export function bypassesProxy(url: URL, noProxy: readonly string[]): boolean {
  const host = bareHost(url.hostname).toLowerCase();
  if (host === 'localhost' || host.endsWith('.localhost') || isIn(loopback, host)) return true;
  const port = String(portOf(url));
  return noProxy.some((entry) => matches(entry.trim().toLowerCase(), host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  if (entry === '<local>') return !host.includes('.') && isIP(host) === 0;
  const range = /^([^/]+)\/(\d{1,3})$/.exec(entry);
  if (range) return inRange(range[1] ?? '', Number(range[2]), host);
  const withPort = /^(\[[^\]]+\]|[^:]+):(\d+)$/.exec(entry);
  if (withPort) return withPort[2] === port && matches(bareHost(withPort[1] ?? ''), host, port);
  const name = bareHost(entry).replace(/^\*?\.?/, '');
  return host === name || (isIP(name) === 0 && host.endsWith(`.${name}`));
}

function inRange(address: string, bits: number, host: string): boolean {
  const family = isIP(address);
  if (family === 0 || bits > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  return isIn(list, host);
}

function isIn(list: BlockList, host: string): boolean {
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
