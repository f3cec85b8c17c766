import { NetObject } from './value.ts';

/** System.Net.Cookie. */
export class Cookie extends NetObject {
  readonly typeName = 'System.Net.Cookie';
  name: string;
  value: string;
  path: string;
  /** Empty until it is known; one that begins with a dot holds for all names below it. */
  domain: string;
  /** Milliseconds since 1970; null for one that ends with the session. */
  expires: number | null = null;
  secure = false;
  httpOnly = false;
  comment = '';

  constructor(name: string, value: string, path = '', domain = '') {
    super();
    this.name = name;
    this.value = value;
    this.path = path;
    this.domain = domain;
  }
}

/** Cookies that a container keeps of one domain, and in all; the oldest give way. */
const domainLimit = 20;
const containerLimit = 300;
const lengthLimit = 4096;

/** System.Net.CookieContainer: cookies by the hosts and paths that they are shown to. */
export class CookieContainer extends NetObject {
  readonly typeName = 'System.Net.CookieContainer';
  #cookies: Cookie[] = [];

  get all(): readonly Cookie[] {
    return this.#cookies;
  }

  /** Adds a cookie, or puts it in place of the one of its name, domain and path; one without a domain is of the host of `url`. */
  add(cookie: Cookie, url: URL | null = null): void {
    if (cookie.domain === '' && url !== null) cookie.domain = url.hostname;
    if (cookie.path === '') cookie.path = '/';
    const domain = cookie.domain.toLowerCase();
    this.#cookies = this.#cookies.filter(
      (one) =>
        one.name.toLowerCase() !== cookie.name.toLowerCase() ||
        one.domain.toLowerCase() !== domain ||
        one.path !== cookie.path,
    );
    const ofDomain = this.#cookies.filter((one) => one.domain.toLowerCase() === domain);
    const [oldest] = ofDomain.length >= domainLimit ? ofDomain : this.#cookies;
    if (ofDomain.length >= domainLimit || this.#cookies.length >= containerLimit)
      this.#cookies = this.#cookies.filter((one) => one !== oldest);
    this.#cookies.push(cookie);
  }

  /** Takes over a `Set-Cookie` header of an answer; one for another host is passed over. `now` in milliseconds. */
  take(header: string, url: URL, now: number): void {
    const cookie = readCookie(header, now);
    if (cookie === undefined || (cookie.domain !== '' && !isFor(cookie.domain, url.hostname))) return;
    if (cookie.path === '') cookie.path = url.pathname.slice(0, Math.max(url.pathname.lastIndexOf('/'), 1));
    this.add(cookie, url);
  }

  /** Those that are shown to a URL. */
  of(url: URL, now: number): readonly Cookie[] {
    this.#cookies = this.#cookies.filter(({ expires }) => expires === null || expires > now);
    return this.#cookies.filter(
      ({ domain, path, secure }) =>
        isFor(domain, url.hostname) &&
        (!secure || url.protocol === 'https:') &&
        (url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`)),
    );
  }

  /** The `Cookie` header for a URL; empty where there is nothing to show. */
  header(url: URL, now: number): string {
    return this.of(url, now)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}

/** `.example.com` holds for itself and what is below it, a name without the dot for itself alone. */
function isFor(domain: string, host: string): boolean {
  const name = domain.toLowerCase();
  if (!name.startsWith('.')) return name === host.toLowerCase();
  return host.toLowerCase() === name.slice(1) || host.toLowerCase().endsWith(name);
}

function readCookie(header: string, now: number): Cookie | undefined {
  const [pair = '', ...attributes] = header.split(';');
  const equals = pair.indexOf('=');
  if (equals < 1 || pair.length > lengthLimit) return undefined;
  const cookie = new Cookie(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  for (const attribute of attributes) {
    const [name = '', given = ''] = attribute.split(/=(.*)/s);
    const value = given.trim();
    switch (name.trim().toLowerCase()) {
      case 'domain':
        // A domain of one label would be a whole country.
        if (value.replace(/^\./, '').includes('.')) cookie.domain = `.${value.replace(/^\./, '')}`;
        break;
      case 'path':
        cookie.path = value.startsWith('/') ? value : '';
        break;
      case 'secure':
        cookie.secure = true;
        break;
      case 'httponly':
        cookie.httpOnly = true;
        break;
      case 'max-age':
        cookie.expires = now + Number(value) * 1000;
        break;
      case 'expires':
        if (cookie.expires === null && !Number.isNaN(Date.parse(value))) cookie.expires = Date.parse(value);
        break;
    }
  }
  return cookie;
}
