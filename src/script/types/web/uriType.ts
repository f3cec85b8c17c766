import { EnumValue } from '../../values/enumValue.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { char, instanceOf, int, netError, required, stringArray, text } from '../arguments.ts';
import { storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';

/** System.Uri; `url` is null for a relative one. */
class Uri extends NetObject {
  readonly typeName = 'System.Uri';
  readonly original: string;
  readonly url: URL | null;

  constructor(original: string, url: URL | null) {
    super();
    this.original = original;
    this.url = url;
  }

  get dictionaryKey(): string {
    return this.url?.href ?? this.original;
  }
}

const ports: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['ftp', 21],
  ['ldap', 389],
  ['ssh', 22],
]);

/** The Uri of an argument. */
export const uriOf = instanceOf(Uri, 'Uri');

function parse(given: string, kind: number): Uri | undefined {
  const plain = given.trim();
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(plain)
    ? plain
    : /^\\\\[^\\/]/.test(plain)
      ? `file:${plain.replaceAll('\\', '/')}`
      : plain.startsWith('/') && kind === 1
        ? `file://${plain}`
        : null;
  if (absolute !== null && kind !== 2) {
    try {
      return new Uri(given, new URL(absolute));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return undefined;
    }
  }
  return kind === 1 ? undefined : new Uri(given, null);
}

/** What is wrong with a text that is no Uri. */
function refusal(given: string): string {
  const authority = /^\s*[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(given)?.[1];
  if (authority === undefined) return 'Invalid URI: The format of the URI could not be determined.';
  return /:[^\]]+$/.test(authority) && !authority.startsWith('[')
    ? 'Invalid URI: Invalid port specified.'
    : 'Invalid URI: The hostname could not be parsed.';
}

/** A Uri of a text: 0 of either kind, 1 absolute, 2 relative. Throws UriFormatException. */
export function made(given: string, kind: number): Uri {
  const found = given === '' && kind === 1 ? undefined : parse(given, kind);
  if (found !== undefined) return found;
  throw netError(
    'System.UriFormatException',
    given === '' ? 'Invalid URI: The URI is empty.' : refusal(given),
  );
}

const kindOf = (value: Value | undefined, otherwise: number) =>
  value instanceof EnumValue ? Number(value.value) : otherwise;

function absolute({ url }: Uri): URL {
  if (url !== null) return url;
  throw netError('System.InvalidOperationException', 'This operation is not supported for a relative URI.');
}

const scheme = (self: Uri) => absolute(self).protocol.slice(0, -1);
const defaultPort = (self: Uri) => ports.get(scheme(self)) ?? -1;
const port = (self: Uri) => (absolute(self).port === '' ? defaultPort(self) : Number(absolute(self).port));
const isDefault = (self: Uri) => port(self) === defaultPort(self);
const authority = (self: Uri) => `${absolute(self).hostname}${isDefault(self) ? '' : `:${port(self)}`}`;

/** What a name of a host is, as a number of System.UriHostNameType: Dns, IPv4, IPv6, or Unknown. */
function nameKind(name: string): bigint {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return 3n;
  if (/^\[?[0-9a-f:]*:[0-9a-f:.]*\]?$/i.test(name)) return 4n;
  return /^[\w-]+(?:\.[\w-]+)*\.?$/.test(name) ? 2n : 0n;
}

/** The same of a Uri; a file without a host has the basic kind. */
function hostKind(self: Uri): bigint {
  const { hostname } = absolute(self);
  return hostname === '' && scheme(self) === 'file' ? 1n : nameKind(hostname);
}

/** Whether a Uri names a file of another machine. */
const isUnc = (self: Uri): boolean => scheme(self) === 'file' && absolute(self).hostname !== '';

/** A path as the system writes it; that of a drive with its own separators. */
function localPath(self: Uri): string {
  const path = unescape(absolute(self).pathname);
  if (isUnc(self)) return `\\\\${absolute(self).hostname}${path.replaceAll('/', '\\')}`;
  const drive = scheme(self) === 'file' ? /^\/([A-Za-z]:.*)$/s.exec(path)?.[1] : undefined;
  return drive === undefined ? path : drive.replaceAll('/', '\\');
}

/** `user:password` of a Uri. */
function userInfo(self: Uri): string {
  const { username, password } = absolute(self);
  return password === '' ? username : `${username}:${password}`;
}

/** A Uri as ToString() writes it: escapes of readable characters undone. */
function uriText(self: Uri): string {
  if (self.url === null) return self.original;
  return self.url.href.replaceAll(
    /%(?:20|22|3C|3E|5E|60|7B|7C|7D|2D|2E|5F|7E|3[0-9]|[46][1-9A-F]|[57][0-9A])|(?:%[89A-F][0-9A-F])+/gi,
    (escaped) => {
      try {
        return decodeURIComponent(escaped);
      } catch (error) {
        if (!(error instanceof URIError)) throw error;
        return escaped;
      }
    },
  );
}

function escape(value: string): string {
  return encodeURIComponent(value).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function unescape(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return value;
  }
}

function segments(self: Uri): string[] {
  return absolute(self).pathname.match(/[^/]*\/|[^/]+$/g) ?? ['/'];
}

const schemes: readonly (readonly [string, string])[] = [
  ['File', 'file'],
  ['Ftp', 'ftp'],
  ['Ftps', 'ftps'],
  ['Sftp', 'sftp'],
  ['Gopher', 'gopher'],
  ['Http', 'http'],
  ['Https', 'https'],
  ['Mailto', 'mailto'],
  ['NetPipe', 'net.pipe'],
  ['NetTcp', 'net.tcp'],
  ['News', 'news'],
  ['Nntp', 'nntp'],
  ['Ssh', 'ssh'],
  ['Telnet', 'telnet'],
  ['Ws', 'ws'],
  ['Wss', 'wss'],
];

const isWellFormed = (value: string, kind: number) =>
  !/[\s<>"{}|\\^`]/.test(value) && parse(value, kind) !== undefined;

/** The type System.Uri. */
export const uriType = () =>
  schemes
    .reduce(
      (builder, [name, scheme]) => builder.staticProperty(`string UriScheme${name}`, () => scheme),
      new TypeBuilder('System.Uri', uriOf),
    )
    .property('string AbsolutePath', (self) => absolute(self).pathname)
    .property('string AbsoluteUri', (self) => absolute(self).href)
    .property('string LocalPath', (self) => localPath(self))
    .property('string Authority', (self) => (self.url === null ? '' : authority(self)))
    .property(
      'System.UriHostNameType HostNameType',
      (self) => new EnumValue('System.UriHostNameType', hostKind(self)),
    )
    .property('bool IsDefaultPort', (self) => isDefault(self))
    .property('bool IsFile', (self) => scheme(self) === 'file')
    .property('bool IsLoopback', (self) =>
      /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])?$/.test(absolute(self).hostname),
    )
    .property('string PathAndQuery', (self) => absolute(self).pathname + absolute(self).search)
    .property('string[] Segments', (self) => stringArray(segments(self)))
    .property('bool IsUnc', (self) => isUnc(self))
    .property('string Host', (self) => (self.url === null ? null : self.url.hostname))
    .property('int Port', (self) => port(self))
    .property('string Query', (self) => absolute(self).search)
    .property('string Fragment', (self) => absolute(self).hash)
    .property('string Scheme', (self) => scheme(self))
    .property('string OriginalString', ({ original }) => original)
    .property('string DnsSafeHost', (self) => absolute(self).hostname)
    .property('string IdnHost', (self) => absolute(self).hostname)
    .property('bool IsAbsoluteUri', ({ url }) => url !== null)
    .property('bool UserEscaped', () => false)
    .property('string UserInfo', (self) => userInfo(self))
    .method(
      'bool Equals(System.Object comparand)',
      (self, [other]) => other instanceof Uri && other.dictionaryKey === self.dictionaryKey,
    )
    .method('string GetLeftPart(System.UriPartial part)', (self, [what]) => {
      const user = userInfo(self) === '' ? '' : `${userInfo(self)}@`;
      const parts = [
        `${scheme(self)}://`,
        user + authority(self),
        absolute(self).pathname,
        absolute(self).search,
      ];
      return parts.slice(0, kindOf(what, 0) + 1).join('');
    })
    .method('bool IsBaseOf(uri uri)', (self, [other]) =>
      uriText(uriOf(other)).startsWith(uriText(self).replace(/[^/]*$/, '')),
    )
    .method('uri MakeRelativeUri(uri uri)', (self, [other]) => {
      const base = uriText(self).replace(/[^/]*$/, '');
      const target = uriText(uriOf(other));
      return new Uri(target.startsWith(base) ? target.slice(base.length) : target, null);
    })
    .method('string ToString()', (self) => uriText(self))
    .staticProperty('string SchemeDelimiter', () => '://')
    .method('bool IsWellFormedOriginalString()', ({ original }) => isWellFormed(original, 0))
    .staticMethod('bool IsHexDigit(char character)', ([value]) => /[0-9a-f]/i.test(char(value)))
    .staticMethod('int FromHex(char digit)', ([value]) => {
      const digit = parseInt(char(value), 16);
      if (Number.isNaN(digit))
        throw netError('System.ArgumentException', 'Value does not fall within the expected range.');
      return digit;
    })
    .staticMethod('bool IsHexEncoding(string pattern, int index)', ([pattern, index]) =>
      /^%[0-9a-f]{2}/i.test(text(pattern).slice(int(index))),
    )
    .staticMethod('string EscapeDataString(string stringToEscape)', ([value]) =>
      escape(required(value, 'stringToEscape')),
    )
    .staticMethod('string EscapeUriString(string stringToEscape)', ([value]) =>
      encodeURI(required(value, 'stringToEscape')),
    )
    .staticMethod('string UnescapeDataString(string stringToUnescape)', ([value]) =>
      unescape(required(value, 'stringToUnescape')),
    )
    .staticMethod(
      'bool IsWellFormedUriString(string uriString, System.UriKind uriKind)',
      ([value, kind]) => typeof value === 'string' && isWellFormed(value, kindOf(kind, 0)),
    )
    .staticMethod('System.UriHostNameType CheckHostName(string name)', ([value]) => {
      return new EnumValue('System.UriHostNameType', nameKind(text(value)));
    })
    .staticMethod(
      'string HexEscape(char character)',
      ([value]) => `%${char(value).charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .staticMethod('bool CheckSchemeName(string schemeName)', ([value]) =>
      /^[a-z][a-z0-9+.-]*$/i.test(text(value)),
    )
    .staticMethod(
      'bool TryCreate(string uriString, System.UriKind uriKind, ref uri result)',
      ([value, kind, target]) => {
        const found = typeof value === 'string' ? parse(value, kindOf(kind, 1)) : undefined;
        return storeFound(found, target, null);
      },
    )
    .constructs('(string uriString)', ([value]) => made(required(value, 'uriString'), 1))
    .constructs('(string uriString, System.UriKind uriKind)', ([value, kind]) =>
      made(required(value, 'uriString'), kindOf(kind, 1)),
    )
    .constructs('(uri baseUri, string relativeUri)', ([base, relative]) => {
      const url = new URL(text(relative), absolute(uriOf(base)));
      return new Uri(url.href, url);
    })
    .constructs('(uri baseUri, uri relativeUri)', ([base, relative]) => {
      const url = new URL(uriOf(relative).original, absolute(uriOf(base)));
      return new Uri(url.href, url);
    })
    .build();
