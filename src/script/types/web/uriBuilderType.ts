import { NetObject } from '../../values/value.ts';
import { instanceOf, int, required, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { made, uriOf } from './uriType.ts';

/** System.UriBuilder: the parts of a Uri, each to be set. */
class UriBuilder extends NetObject {
  readonly typeName = 'System.UriBuilder';
  scheme = 'http';
  host = 'localhost';
  /** -1 for that of the scheme. */
  port = -1;
  path = '/';
  query = '';
  fragment = '';
  userName = '';
  password = '';

  get address(): string {
    const secret = this.password === '' ? '' : `:${this.password}`;
    const user = this.userName === '' ? '' : `${this.userName}${secret}@`;
    const port = this.port === -1 ? '' : `:${String(this.port)}`;
    return `${this.scheme}://${user}${this.host}${port}${this.path}${this.query}${this.fragment}`;
  }

  static of(address: string): UriBuilder {
    const found = made(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`, 1).url;
    const builder = new UriBuilder();
    if (found === null) return builder;
    builder.scheme = found.protocol.slice(0, -1);
    builder.host = found.hostname;
    builder.path = found.pathname;
    builder.query = found.search;
    builder.fragment = found.hash;
    builder.userName = found.username;
    builder.password = found.password;
    builder.port = found.port === '' ? (schemePorts.get(builder.scheme) ?? -1) : Number(found.port);
    return builder;
  }
}

const schemePorts: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['ftp', 21],
]);

/** With the sign before it, where there is something. */
const marked = (mark: string, value: string) =>
  value === '' || value.startsWith(mark) ? value : mark + value;

const rooted = (path: string) => (path.startsWith('/') ? path : `/${path}`);

/** The type System.UriBuilder. */
export const uriBuilderType = (): NetType => {
  const builder = new TypeBuilder('System.UriBuilder', instanceOf(UriBuilder, 'UriBuilder'))
    .property(
      'int Port',
      ({ port }) => port,
      (self, value) => {
        self.port = int(value);
      },
    )
    .property('uri Uri', (self) => {
      const { address } = self;
      // Asking for the Uri tells the port of its scheme.
      if (self.port === -1) self.port = schemePorts.get(self.scheme) ?? -1;
      return made(address, 1);
    });
  for (const [name, get, set] of [
    [
      'Scheme',
      ({ scheme }: UriBuilder) => scheme,
      (self: UriBuilder, value: string) => (self.scheme = value),
    ],
    ['Host', ({ host }: UriBuilder) => host, (self: UriBuilder, value: string) => (self.host = value)],
    [
      'Path',
      ({ path }: UriBuilder) => path,
      (self: UriBuilder, value: string) => (self.path = rooted(value)),
    ],
    [
      'Query',
      ({ query }: UriBuilder) => query,
      (self: UriBuilder, value: string) => (self.query = marked('?', value)),
    ],
    [
      'Fragment',
      ({ fragment }: UriBuilder) => fragment,
      (self: UriBuilder, value: string) => (self.fragment = marked('#', value)),
    ],
    [
      'UserName',
      ({ userName }: UriBuilder) => userName,
      (self: UriBuilder, value: string) => (self.userName = value),
    ],
    [
      'Password',
      ({ password }: UriBuilder) => password,
      (self: UriBuilder, value: string) => (self.password = value),
    ],
  ] as const)
    builder.property(`string ${name}`, get, (self, value) => {
      set(self, text(value));
    });
  builder
    .method('string ToString()', ({ address }) => address)
    .constructs('()', () => new UriBuilder())
    .constructs('(string uri)', ([uri]) => UriBuilder.of(required(uri, 'uri')))
    .constructs('(uri uri)', ([uri]) => UriBuilder.of(uriOf(uri).original));
  for (const [rest, count] of [
    ['', 2],
    [', int portNumber', 3],
    [', int port, string pathValue', 4],
    [', int port, string path, string extraValue', 5],
  ] as const)
    builder.constructs(`(string schemeName, string hostName${rest})`, ([scheme, host, port, path, extra]) => {
      const self = new UriBuilder();
      self.scheme = text(scheme);
      self.host = text(host);
      if (count > 2) self.port = int(port);
      if (count > 3) self.path = rooted(text(path));
      const more = count > 4 ? text(extra) : '';
      if (more.startsWith('#')) self.fragment = more;
      else self.query = marked('?', more);
      return self;
    });
  return builder.build();
};
