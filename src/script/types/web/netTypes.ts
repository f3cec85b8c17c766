import { isIPv4, isIPv6 } from 'node:net';
import { EnumValue } from '../../values/enumValue.ts';
import { Integer } from '../../values/number.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { byteArray, bytes, instanceOf, int, long, netError, required, text } from '../arguments.ts';
import { storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { queryCollection } from '../collections/nameValueType.ts';
import { urlDecode, urlEncode } from './urlText.ts';

/** System.Net.IPAddress by its text. */
class IPAddress extends NetObject {
  readonly typeName: string;
  readonly shown: string;

  constructor(shown: string, typeName = 'System.Net.IPAddress') {
    super();
    this.typeName = typeName;
    this.shown = shown;
  }

  get dictionaryKey(): string {
    return this.shown;
  }
}

/** The type of the addresses that everyone shares. */
const readOnly = 'System.Net.IPAddress+ReadOnlyIPAddress';

const addressOf = instanceOf(IPAddress, 'IPAddress');

/** Reads an address; a number, or fewer than four parts, count as .NET has them. */
function readAddress(given: string): IPAddress | undefined {
  const bare = given.trim().replace(/^\[(.*)\]$/, '$1');
  if (isIPv4(bare)) return new IPAddress(bare);
  if (isIPv6(bare))
    return new IPAddress(new URL(`http://[${bare.split('%')[0] ?? bare}]`).hostname.slice(1, -1));
  if (/^\d{1,10}$/.test(bare) && Number(bare) <= 4294967295) {
    const number = Number(bare);
    return new IPAddress([24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.'));
  }
  const parts = bare.split('.');
  if (
    (parts.length === 2 || parts.length === 3) &&
    parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
  ) {
    return new IPAddress(
      [
        ...parts.slice(0, -1),
        ...Array.from({ length: 4 - parts.length }, () => '0'),
        ...parts.slice(-1),
      ].join('.'),
    );
  }
  return undefined;
}

function parseAddress(value: Value | undefined): IPAddress {
  const found = readAddress(required(value, 'ipString'));
  if (found === undefined) throw netError('System.FormatException', 'An invalid IP address was specified.');
  return found;
}

const isV6 = ({ shown }: IPAddress) => shown.includes(':');

/** Bytes of an address, the highest first. */
function addressBytes(address: IPAddress): number[] {
  if (!isV6(address)) return address.shown.split('.').map(Number);
  const [head = '', tail = ''] = address.shown.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = address.shown.includes('::')
    ? [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)]
    : groups(head);
  return all.flatMap((group) => {
    const number = Number.parseInt(group, 16);
    return [number >> 8, number & 255];
  });
}

const byteOrders = (name: string) =>
  ['short', 'int', 'long'].map(
    (type) => `${type} ${name}(${type} ${name.startsWith('Host') ? 'host' : 'network'})`,
  );

/** A number with its bytes in the other order. */
function swapBytes([value = 0]: readonly Value[]): Value {
  const width = typeof value === 'bigint' ? 8 : typeof value === 'number' ? 4 : 2;
  let rest = BigInt.asUintN(width * 8, long(value));
  let swapped = 0n;
  for (let index = 0; index < width; index++) {
    swapped = (swapped << 8n) | (rest & 0xffn);
    rest >>= 8n;
  }
  const signed = BigInt.asIntN(width * 8, swapped);
  if (width === 8) return signed;
  return width === 4 ? Number(signed) : new Integer('System.Int16', signed);
}

/** System.Net.IPAddress. */
export const ipAddressType = () =>
  new TypeBuilder('System.Net.IPAddress', addressOf)
    .property(
      'System.Net.Sockets.AddressFamily AddressFamily',
      (self) => new EnumValue('System.Net.Sockets.AddressFamily', isV6(self) ? 23n : 2n),
    )
    .property('long ScopeId', (self) => (isV6(self) ? 0n : null))
    .property('bool IsIPv6Multicast', (self) => isV6(self) && /^ff/i.test(self.shown))
    .property('bool IsIPv6LinkLocal', (self) => /^fe[89ab]/i.test(self.shown))
    .property('bool IsIPv6SiteLocal', (self) => /^fe[c-f]/i.test(self.shown))
    .property('bool IsIPv6Teredo', (self) => /^2001:0?:/i.test(self.shown))
    .property('bool IsIPv6UniqueLocal', (self) => /^f[cd]..:/i.test(self.shown))
    .property('bool IsIPv4MappedToIPv6', ({ shown }) => shown.startsWith('::ffff:'))
    // Of an address with more bytes than the number it throws, which a property shows as nothing.
    .property('long Address', (self) =>
      isV6(self)
        ? null
        : addressBytes(self).reduceRight<bigint>((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
    )
    .property('string IPAddressToString', ({ shown }) => shown)
    .method('byte[] GetAddressBytes()', (self) => byteArray(addressBytes(self)))
    .method(
      'bool Equals(System.Object comparand)',
      (self, [other]) => other instanceof IPAddress && other.shown === self.shown,
    )
    .method('string ToString()', ({ shown }) => shown)
    .staticProperty('ipaddress Any', () => new IPAddress('0.0.0.0', readOnly))
    .staticProperty('ipaddress Broadcast', () => new IPAddress('255.255.255.255', readOnly))
    .staticProperty('ipaddress IPv6Any', () => new IPAddress('::'))
    .staticProperty('ipaddress IPv6Loopback', () => new IPAddress('::1'))
    .staticProperty('ipaddress Loopback', () => new IPAddress('127.0.0.1', readOnly))
    .staticProperty('ipaddress None', () => new IPAddress('255.255.255.255', readOnly))
    .staticProperty('ipaddress IPv6None', () => new IPAddress('::'))
    .method('ipaddress MapToIPv6()', (self) => (isV6(self) ? self : new IPAddress(`::ffff:${self.shown}`)))
    .method('ipaddress MapToIPv4()', (self) => new IPAddress(addressBytes(self).slice(-4).join('.')))
    .staticMethods(byteOrders('HostToNetworkOrder'), swapBytes)
    .staticMethods(byteOrders('NetworkToHostOrder'), swapBytes)
    .staticMethod('bool IsLoopback(ipaddress address)', ([value]) =>
      /^127\.|^::1$/.test(addressOf(value).shown),
    )
    .staticMethod('ipaddress Parse(string ipString)', ([value]) => parseAddress(value))
    .staticMethod('bool TryParse(string ipString, ref ipaddress address)', ([value, target]) => {
      const found = typeof value === 'string' ? readAddress(value) : undefined;
      return storeFound(found, target, null);
    })
    .constructs(
      '(long newAddress)',
      ([value]) => new IPAddress([0n, 8n, 16n, 24n].map((shift) => (long(value) >> shift) & 255n).join('.')),
    )
    .constructs('(byte[] address)', ([value]) => {
      const all = [...bytes(value)];
      if (all.length === 4) return new IPAddress(all.join('.'));
      if (all.length !== 16)
        throw netError(
          'System.ArgumentException',
          "An invalid IP address was specified. (Parameter 'address')",
        );
      const groups = Array.from({ length: 8 }, (_, index) =>
        (((all[index * 2] ?? 0) << 8) | (all[index * 2 + 1] ?? 0)).toString(16),
      );
      return readAddress(groups.join(':')) ?? new IPAddress(groups.join(':'));
    })
    .build();

/** System.Net.Mail.MailAddress. */
class MailAddress extends NetObject {
  readonly typeName = 'System.Net.Mail.MailAddress';
  readonly address: string;
  readonly displayName: string;

  constructor(address: string, displayName: string) {
    super();
    this.address = address;
    this.displayName = displayName;
  }
}

function readMail(given: string, displayName = ''): MailAddress {
  const match = /^\s*(?:"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>|([^<>\s@]+@[^<>\s@]+))\s*$/.exec(given);
  if (match === null) {
    throw given === ''
      ? netError(
          'System.ArgumentException',
          "The parameter 'address' cannot be an empty string. (Parameter 'address')",
        )
      : netError(
          'System.FormatException',
          'The specified string is not in the form required for an e-mail address.',
        );
  }
  return new MailAddress(match[2] ?? match[3] ?? '', displayName === '' ? (match[1] ?? '') : displayName);
}

/** The type System.Net.Mail.MailAddress. */
export const mailAddressType = () =>
  new TypeBuilder('System.Net.Mail.MailAddress', instanceOf(MailAddress, 'MailAddress'))
    .property('string DisplayName', ({ displayName }) => displayName)
    .property('string User', ({ address }) => address.slice(0, address.lastIndexOf('@')))
    .property('string Host', ({ address }) => address.slice(address.lastIndexOf('@') + 1))
    .property('string Address', ({ address }) => address)
    .method('string ToString()', ({ address, displayName }) =>
      displayName === '' ? address : `"${displayName}" <${address}>`,
    )
    .constructs('(string address)', ([value]) => readMail(required(value, 'address')))
    .constructs('(string address, string displayName)', ([value, name]) =>
      readMail(required(value, 'address'), text(name)),
    )
    .build();

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['copy', '©'],
  ['reg', '®'],
  ['euro', '€'],
  ['auml', 'ä'],
  ['ouml', 'ö'],
  ['uuml', 'ü'],
  ['szlig', 'ß'],
]);

/** A text with what HTML takes specially written as entities. */
function htmlEncode(value: string): string {
  return value.replaceAll(/[<>&"'\u00a0-\u00ff]/g, (one) => {
    switch (one) {
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      case '&':
        return '&amp;';
      case '"':
        return '&quot;';
      default:
        return `&#${one.charCodeAt(0)};`;
    }
  });
}

function htmlDecode(value: string): string {
  return value.replaceAll(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (all, number?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities.get(name) ?? all;
      const code = Number.parseInt(number ?? hex ?? '0', number === undefined ? 16 : 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** System.Net.WebUtility, and System.Web.HttpUtility by its full name. */
export const webUtilityType = (fullName: string) => () => {
  const builder = new TypeBuilder(fullName, (value) => value);
  if (fullName.startsWith('System.Web')) {
    builder.staticMethod(
      'System.Collections.Specialized.NameValueCollection ParseQueryString(string query)',
      ([query], context) => queryCollection(required(query, 'query'), context),
    );
  }
  return builder
    .staticMethod('string HtmlDecode(string value)', ([value]) =>
      value === null ? null : htmlDecode(text(value)),
    )
    .staticMethod('string HtmlEncode(string value)', ([value]) =>
      value === null ? null : htmlEncode(text(value)),
    )
    .staticMethod('string UrlDecode(string encodedValue)', ([value]) =>
      value === null ? null : urlDecode(text(value)),
    )
    .staticMethod('string UrlEncode(string value)', ([value]) => {
      const encoded = urlEncode(text(value));
      return fullName.startsWith('System.Web')
        ? encoded.replaceAll(/%[0-9A-F]{2}/g, (one) => one.toLowerCase())
        : encoded;
    })
    .build();
};

/** System.Net.IPEndPoint: an address and a port. */
class IPEndPoint extends NetObject {
  readonly typeName = 'System.Net.IPEndPoint';
  readonly address: IPAddress;
  readonly port: number;

  constructor(address: IPAddress, port: number) {
    super();
    this.address = address;
    this.port = port;
  }
}

/** The type System.Net.IPEndPoint. */
export const ipEndPointType = () =>
  new TypeBuilder('System.Net.IPEndPoint', instanceOf(IPEndPoint, 'IPEndPoint'))
    .property('ipaddress Address', ({ address }) => address)
    .property('int Port', ({ port }) => port)
    .method('string ToString()', ({ address, port }) =>
      isV6(address) ? `[${address.shown}]:${port}` : `${address.shown}:${port}`,
    )
    .constructs(
      '(ipaddress address, int port)',
      ([address, port]) => new IPEndPoint(addressOf(address), int(port)),
    )
    .build();
