const cookieLimit = 50;
const lengthLimit = 4096;

/** HTTP cookies of one conversation, kept by origin: load balancers in front of Microsoft Update expect theirs back. */
export class CookieJar {
  readonly #origins = new Map<string, Map<string, string>>();

  /** The `Cookie` header for a request, undefined where there is nothing to send. */
  header(url: URL): string | undefined {
    const cookies = this.#origins.get(url.origin);
    if (cookies === undefined || cookies.size === 0) return undefined;
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Takes over the `Set-Cookie` headers of an answer; one that is over is forgotten. `now` in ms UTC. */
  store(url: URL, setCookies: readonly string[], now: number): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';');
      const equals = pair.indexOf('=');
      if (equals < 1 || pair.length > lengthLimit) continue;
      const cookies = this.#origins.get(url.origin) ?? new Map<string, string>();
      this.#origins.set(url.origin, cookies);
      const name = pair.slice(0, equals).trim();
      if (isOver(attributes, now)) cookies.delete(name);
      else if (cookies.has(name) || cookies.size < cookieLimit)
        cookies.set(name, pair.slice(equals + 1).trim());
    }
  }
}

function isOver(attributes: readonly string[], now: number): boolean {
  for (const attribute of attributes) {
    const [name = '', value = ''] = attribute.split(/=(.*)/s);
    const key = name.trim().toLowerCase();
    if (key === 'max-age') return Number(value) <= 0;
    if (key === 'expires' && Date.parse(value) <= now) return true;
  }
  return false;
}
