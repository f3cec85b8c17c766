import { DictionaryEntry } from './dictionaryEntry.ts';
import { NetArray } from './netArray.ts';
import { NetEnumerable } from './netEnumerable.ts';
import { NetObject, type Value } from './value.ts';

/** System.Net.Http.HttpRequestMessage, as it went out. */
export class HttpRequestObject extends NetObject {
  readonly typeName = 'System.Net.Http.HttpRequestMessage';
  readonly method: string;
  readonly url: URL;

  constructor(method: string, url: URL) {
    super();
    this.method = method;
    this.url = url;
  }
}

const headerEntry =
  'System.Collections.Generic.KeyValuePair`2[[System.String],[System.Collections.Generic.IEnumerable`1[[System.String]]]]';

/** Name and value of each header. */
export type HeaderPairs = readonly (readonly [string, string])[];

/** System.Net.Http.Headers.HttpResponseHeaders, or HttpContentHeaders. */
export class HttpHeadersObject extends NetEnumerable {
  readonly typeName: string;
  readonly pairs: HeaderPairs;

  constructor(typeName: string, pairs: HeaderPairs) {
    super();
    this.typeName = typeName;
    this.pairs = pairs;
  }

  /** All values of a header, in order. */
  values(name: string): readonly string[] {
    return this.pairs.filter(([one]) => one.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  }

  get names(): readonly string[] {
    return [...new Map(this.pairs.map(([name]) => [name.toLowerCase(), name])).values()];
  }

  get count(): number {
    return this.names.length;
  }

  elements(): Iterable<Value> {
    return this.names.map(
      (name) => new DictionaryEntry(name, new NetArray([...this.values(name)], 'System.String'), headerEntry),
    );
  }
}

/** Headers that .NET counts to the content of an answer, as it spells them. */
const contentHeaders = new Set(
  'Allow Content-Disposition Content-Encoding Content-Language Content-Length Content-Location Content-MD5 Content-Range Content-Type Expires Last-Modified'.split(
    ' ',
  ),
);

const known = new Map(
  [
    ...contentHeaders,
    ...'Accept-Ranges Access-Control-Allow-Origin Age Cache-Control Connection Date ETag Keep-Alive Link Location Pragma Proxy-Authenticate Retry-After Server Set-Cookie Strict-Transport-Security Trailer Transfer-Encoding Upgrade Vary Via Warning WWW-Authenticate'.split(
      ' ',
    ),
  ].map((name) => [name.toLowerCase(), name]),
);

/** System.Net.Http.HttpResponseMessage. */
export class HttpResponseObject extends NetObject {
  readonly typeName = 'System.Net.Http.HttpResponseMessage';
  readonly status: number;
  readonly reason: string;
  readonly version: string;
  readonly headers: HttpHeadersObject;
  readonly contentHeaders: HttpHeadersObject;
  readonly request: HttpRequestObject;
  /** Its content, where that was read; null otherwise. */
  text: string | null = null;

  constructor(
    head: {
      readonly status: number;
      readonly reason: string;
      readonly version: string;
      readonly headers: HeaderPairs;
    },
    request: HttpRequestObject,
  ) {
    super();
    this.status = head.status;
    this.reason = head.reason;
    this.version = head.version;
    this.request = request;
    const pairs = head.headers.map(
      ([name, value]) => [known.get(name.toLowerCase()) ?? name, value] as const,
    );
    const isOfContent = ([name]: readonly [string, string]) => contentHeaders.has(name);
    const space = 'System.Net.Http.Headers';
    this.headers = new HttpHeadersObject(
      `${space}.HttpResponseHeaders`,
      pairs.filter((pair) => !isOfContent(pair)),
    );
    this.contentHeaders = new HttpHeadersObject(`${space}.HttpContentHeaders`, pairs.filter(isOfContent));
  }

  get isSuccess(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** The first value of a header. */
  header(name: string): string | undefined {
    return [...this.headers.values(name), ...this.contentHeaders.values(name)][0];
  }

  /** Those of the answer, then those of its content, each name with all its values. */
  get allHeaders(): ReadonlyMap<string, readonly string[]> {
    return new Map(
      [this.headers, this.contentHeaders].flatMap((headers) =>
        headers.names.map((name) => [name, headers.values(name)] as const),
      ),
    );
  }
}
