import { Cookie, CookieContainer } from '../../values/cookie.ts';
import { ticksOfUnix, unixOfTicks } from '../../values/calendar.ts';
import { DateTime } from '../../values/dateTime.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { NetList } from '../../values/netList.ts';
import { NetworkCredential } from '../../values/secrets.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { defaultUserAgent, WebProxyObject, WebSession } from '../../values/webSession.ts';
import { bool, instanceOf, int, netError, required, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { made, uriOf } from './uriType.ts';

const sessionOf = instanceOf(WebSession, 'WebRequestSession');
const cookieOf = instanceOf(Cookie, 'Cookie');
const containerOf = instanceOf(CookieContainer, 'CookieContainer');
const proxyOf = instanceOf(WebProxyObject, 'WebProxy');

const absolute = (value: Parameters<typeof uriOf>[0]): URL => {
  const { url } = uriOf(value);
  if (url !== null) return url;
  throw netError('System.InvalidOperationException', 'This operation is not supported for a relative URI.');
};

/** Cookies as scripts get several of them. */
const collection = (cookies: readonly Cookie[]): NetList =>
  new NetList([...cookies], 'System.Net.CookieCollection', 'System.Net.Cookie');

const cookieType = (): NetType =>
  new TypeBuilder('System.Net.Cookie', cookieOf)
    .property(
      'string Comment',
      ({ comment }) => comment,
      (self, value) => {
        self.comment = text(value);
      },
    )
    .property(
      'bool HttpOnly',
      ({ httpOnly }) => httpOnly,
      (self, value) => {
        self.httpOnly = bool(value);
      },
    )
    .property(
      'string Domain',
      ({ domain }) => domain,
      (self, value) => {
        self.domain = text(value);
      },
    )
    .property('bool Expired', ({ expires }, { clock }) => expires !== null && expires <= clock.now())
    .property(
      'datetime Expires',
      ({ expires }) => (expires === null ? new DateTime(0n) : new DateTime(ticksOfUnix(expires), 'Utc')),
      (self, value) => {
        self.expires = value instanceof DateTime ? unixOfTicks(value.ticks) : null;
      },
    )
    .property(
      'string Name',
      ({ name }) => name,
      (self, value) => {
        self.name = text(value);
      },
    )
    .property(
      'string Path',
      ({ path }) => path,
      (self, value) => {
        self.path = text(value);
      },
    )
    .property(
      'bool Secure',
      ({ secure }) => secure,
      (self, value) => {
        self.secure = bool(value);
      },
    )
    .property(
      'string Value',
      ({ value }) => value,
      (self, value) => {
        self.value = text(value);
      },
    )
    .method('string ToString()', ({ name, value }) => `${name}=${value}`)
    .constructs('()', () => new Cookie('', ''))
    .constructs(
      '(string name, string value)',
      ([name, value]) => new Cookie(required(name, 'name'), text(value)),
    )
    .constructs(
      '(string name, string value, string path)',
      ([name, value, path]) => new Cookie(required(name, 'name'), text(value), text(path)),
    )
    .constructs(
      '(string name, string value, string path, string domain)',
      ([name, value, path, domain]) =>
        new Cookie(required(name, 'name'), text(value), text(path), text(domain)),
    )
    .build();

const cookieListType = (): NetType =>
  new TypeBuilder('System.Net.CookieCollection', instanceOf(NetList, 'CookieCollection'), {
    interfaces: ['System.Collections.ICollection', 'System.Collections.IEnumerable'],
  })
    .property('int Count', ({ count }) => count)
    .method('System.Net.Cookie get_Item(string name)', ({ items }, [name]) => {
      const found = items.find((one) => cookieOf(one).name.toLowerCase() === text(name).toLowerCase());
      return found ?? null;
    })
    .method('System.Net.Cookie get_Item(int index)', ({ items }, [index]) => items[int(index)] ?? null)
    .build();

const containerType = (): NetType =>
  new TypeBuilder('System.Net.CookieContainer', containerOf)
    .property('int Count', ({ all }) => all.length)
    .method('void Add(System.Net.Cookie cookie)', (self, [cookie]) => {
      if (cookieOf(cookie).domain === '')
        throw netError(
          'System.ArgumentException',
          "The parameter 'cookie.Domain' cannot be an empty string. (Parameter 'cookie.Domain')",
        );
      self.add(cookieOf(cookie));
      return null;
    })
    .method('void Add(uri uri, System.Net.Cookie cookie)', (self, [uri, cookie]) => {
      self.add(cookieOf(cookie), absolute(uri));
      return null;
    })
    .method('void SetCookies(uri uri, string cookieHeader)', (self, [uri, header], { clock }) => {
      for (const one of required(header, 'cookieHeader').split(','))
        self.take(one, absolute(uri), clock.now());
      return null;
    })
    .method('System.Net.CookieCollection GetCookies(uri uri)', (self, [uri], { clock }) =>
      collection(self.of(absolute(uri), clock.now())),
    )
    .method('System.Net.CookieCollection GetAllCookies()', ({ all }) => collection(all))
    .method('string GetCookieHeader(uri uri)', (self, [uri], { clock }) =>
      self.header(absolute(uri), clock.now()),
    )
    .constructs('()', () => new CookieContainer())
    .build();

const proxyType = (): NetType =>
  new TypeBuilder('System.Net.WebProxy', proxyOf, { interfaces: ['System.Net.IWebProxy'] })
    .property('uri Address', ({ url }) => made(url, 1))
    .property(
      'System.Net.ICredentials Credentials',
      ({ credentials }) => credentials,
      (self, value) => {
        self.credentials = value instanceof NetworkCredential ? value : null;
      },
    )
    .constructs('(uri Address)', ([address]) => new WebProxyObject(absolute(address).href))
    .constructs('(string Address)', ([address]) => {
      const given = required(address, 'Address');
      return new WebProxyObject(given.includes('://') ? given : `http://${given}`);
    })
    .build();

const sessionType = (): NetType =>
  new TypeBuilder('Microsoft.PowerShell.Commands.WebRequestSession', sessionOf)
    .property(
      'System.Collections.Generic.Dictionary[string,string] Headers',
      ({ headers }) => headers,
      (self, value) => {
        if (value instanceof Dictionary) self.headers = value;
      },
    )
    .property(
      'System.Net.CookieContainer Cookies',
      ({ cookies }) => cookies,
      (self, value) => {
        self.cookies = containerOf(value);
      },
    )
    .property(
      'bool UseDefaultCredentials',
      ({ useDefaultCredentials }) => useDefaultCredentials,
      (self, value) => {
        self.useDefaultCredentials = bool(value);
      },
    )
    .property(
      'System.Net.ICredentials Credentials',
      ({ credentials }) => credentials,
      (self, value) => {
        self.credentials = value instanceof NetworkCredential ? value : null;
      },
    )
    .property('System.Object Certificates', () => null)
    .property(
      'string UserAgent',
      ({ userAgent }) => userAgent,
      (self, value) => {
        self.userAgent = text(value);
      },
    )
    .property(
      'System.Net.IWebProxy Proxy',
      ({ proxy }) => proxy,
      (self, value) => {
        self.proxy = value instanceof WebProxyObject ? value : null;
      },
    )
    .property(
      'int MaximumRedirection',
      ({ maximumRedirection }) => maximumRedirection,
      (self, value) => {
        self.maximumRedirection = int(value);
      },
    )
    .property(
      'int MaximumRetryCount',
      ({ maximumRetryCount }) => maximumRetryCount,
      (self, value) => {
        self.maximumRetryCount = int(value);
      },
    )
    .property(
      'int RetryIntervalInSeconds',
      ({ retryIntervalInSeconds }) => retryIntervalInSeconds,
      (self, value) => {
        self.retryIntervalInSeconds = int(value);
      },
    )
    .constructs('()', () => new WebSession())
    .build();

/** What scripts give as -UserAgent: how browsers name themselves. */
const userAgentType = (): NetType => {
  const builder = new TypeBuilder('Microsoft.PowerShell.Commands.PSUserAgent', (value) => value);
  for (const [name, rest] of [
    ['InternetExplorer', 'Mozilla/5.0 (compatible; MSIE 9.0; Linux; en-US)'],
    ['FireFox', 'Mozilla/5.0 (Linux; en-US) Gecko/20100401 Firefox/4.0'],
    [
      'Chrome',
      'Mozilla/5.0 (Linux; en-US) AppleWebKit/534.6 (KHTML, like Gecko) Chrome/7.0.500.0 Safari/534.6',
    ],
    ['Opera', 'Opera/9.70 (Linux; en-US) Presto/2.2.1'],
    ['Safari', 'Mozilla/5.0 (Linux; en-US) AppleWebKit/533.16 (KHTML, like Gecko) Version/5.0 Safari/533.16'],
  ] as const)
    builder.staticProperty(`string ${name}`, () => rest);
  return builder.staticProperty('string UserAgent', () => defaultUserAgent).build();
};

/** Settings of the web that scripts change and nothing here asks for: as in PowerShell 7, whose cmdlets do not look at them either. */
class ServicePoint extends NetObject {
  readonly typeName = 'System.Net.ServicePointManager';
}

const servicePointType = (): NetType => {
  const builder = new TypeBuilder(
    'System.Net.ServicePointManager',
    instanceOf(ServicePoint, 'ServicePointManager'),
  );
  const kept = new Map<string, Value>([
    [
      'System.Net.SecurityProtocolType SecurityProtocol',
      new EnumValue('System.Net.SecurityProtocolType', 0n),
    ],
    ['System.Object ServerCertificateValidationCallback', null],
    ['bool Expect100Continue', true],
    ['bool CheckCertificateRevocationList', false],
    ['bool UseNagleAlgorithm', true],
    ['int DefaultConnectionLimit', 2],
    ['int MaxServicePointIdleTime', 100_000],
  ]);
  for (const declaration of kept.keys())
    builder.staticProperty(
      declaration,
      () => kept.get(declaration) ?? null,
      (value) => {
        kept.set(declaration, value);
      },
    );
  return builder.build();
};

/** What requests have in common and what they carry, by full name. */
export const webSessionTypes: readonly (readonly [string, () => NetType])[] = [
  ['System.Net.Cookie', cookieType],
  ['System.Net.CookieCollection', cookieListType],
  ['System.Net.CookieContainer', containerType],
  ['System.Net.WebProxy', proxyType],
  ['System.Net.ServicePointManager', servicePointType],
  ['Microsoft.PowerShell.Commands.WebRequestSession', sessionType],
  ['Microsoft.PowerShell.Commands.PSUserAgent', userAgentType],
];
