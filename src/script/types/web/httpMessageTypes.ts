import { HttpHeadersObject, HttpRequestObject, HttpResponseObject } from '../../values/httpResponse.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { parseVersion } from '../../text/parseVersion.ts';
import { instanceOf, netError, required, stringArray } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { storeFound } from '../tryParse.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { made } from './uriType.ts';

const http = 'System.Net.Http';

/** A status as a value of System.Net.HttpStatusCode. */
export function httpStatus(status: number): EnumValue {
  return new EnumValue('System.Net.HttpStatusCode', BigInt(status));
}

/** System.Net.Http.HttpContent of an answer: its headers, and its text where that was read. */
class HttpContentObject extends NetObject {
  readonly typeName = `${http}.HttpConnectionResponseContent`;
  readonly response: HttpResponseObject;

  constructor(response: HttpResponseObject) {
    super();
    this.response = response;
  }
}

/** A task that is done: what the text of a content is asked for with. */
class TextTask extends NetObject {
  readonly typeName = 'System.Threading.Tasks.Task';
  readonly result: string;

  constructor(result: string) {
    super();
    this.result = result;
  }
}

const responseOf = instanceOf(HttpResponseObject, 'HttpResponseMessage');
const requestOf = instanceOf(HttpRequestObject, 'HttpRequestMessage');
const contentOf = instanceOf(HttpContentObject, 'HttpContent');
const headersOf = instanceOf(HttpHeadersObject, 'HttpHeaders');
const taskOf = instanceOf(TextTask, 'Task');

const version = (text: string): Value => parseVersion(/^\d+$/.test(text) ? `${text}.0` : text);

const responseType = (): NetType =>
  new TypeBuilder(`${http}.HttpResponseMessage`, responseOf, { interfaces: ['System.IDisposable'] })
    .property('version Version', (self) => version(self.version))
    .property(`${http}.HttpContent Content`, (self) => new HttpContentObject(self))
    .property('System.Net.HttpStatusCode StatusCode', ({ status }) => httpStatus(status))
    .property('string ReasonPhrase', ({ reason }) => reason)
    .property(`${http}.Headers.HttpResponseHeaders Headers`, ({ headers }) => headers)
    .property(`${http}.HttpRequestMessage RequestMessage`, ({ request }) => request)
    .property('bool IsSuccessStatusCode', ({ isSuccess }) => isSuccess)
    .method('void Dispose()', () => null)
    .build();

const requestType = (): NetType =>
  new TypeBuilder(`${http}.HttpRequestMessage`, requestOf, { interfaces: ['System.IDisposable'] })
    .property('string Method', ({ method }) => method)
    .property('uri RequestUri', ({ url }) => made(url.href, 1))
    .method(
      'string ToString()',
      ({ method, url }) => `Method: ${method}, RequestUri: '${url.href}', Version: 1.1`,
    )
    .method('void Dispose()', () => null)
    .build();

const contentType = (): NetType =>
  new TypeBuilder(`${http}.HttpConnectionResponseContent`, contentOf, { interfaces: ['System.IDisposable'] })
    .property(`${http}.Headers.HttpContentHeaders Headers`, ({ response }) => response.contentHeaders)
    .method(
      'System.Threading.Tasks.Task[string] ReadAsStringAsync()',
      ({ response }) => new TextTask(response.text ?? ''),
    )
    .method('void Dispose()', () => null)
    .build();

const taskType = (): NetType =>
  new TypeBuilder('System.Threading.Tasks.Task', taskOf)
    .property('string Result', ({ result }) => result)
    .property('bool IsCompleted', () => true)
    .method('System.Object GetAwaiter()', (self) => self)
    .method('string GetResult()', ({ result }) => result)
    .build();

const headersType = (name: string) => (): NetType =>
  new TypeBuilder(`${http}.Headers.${name}`, headersOf, { interfaces: ['System.Collections.IEnumerable'] })
    .property('uri Location', (self) => {
      const [location] = self.values('Location');
      return location === undefined ? null : made(location, 0);
    })
    .property('string ContentType', (self) => self.values('Content-Type')[0] ?? null)
    .property('System.Nullable[long] ContentLength', (self) => {
      const [length] = self.values('Content-Length');
      return length === undefined ? null : BigInt(length);
    })
    .property('string RetryAfter', (self) => self.values('Retry-After')[0] ?? null)
    .method('bool Contains(string name)', (self, [name]) => self.values(required(name, 'name')).length > 0)
    .method('string[] GetValues(string name)', (self, [name]) => {
      const values = self.values(required(name, 'name'));
      if (values.length > 0) return stringArray(values);
      throw netError('System.InvalidOperationException', 'The given header was not found.');
    })
    .method('bool TryGetValues(string name, ref System.Object values)', (self, [name, target]) => {
      const values = self.values(required(name, 'name'));
      return storeFound(values.length > 0 ? stringArray(values) : undefined, target, null);
    })
    .method('string ToString()', (self) => self.pairs.map(([name, value]) => `${name}: ${value}\n`).join(''))
    .build();

/** The messages of HTTP, by full name: what errors of the cmdlets of the web carry. */
export const httpMessageTypes: readonly (readonly [string, () => NetType])[] = [
  [`${http}.HttpResponseMessage`, responseType],
  [`${http}.HttpRequestMessage`, requestType],
  [`${http}.HttpConnectionResponseContent`, contentType],
  ['System.Threading.Tasks.Task', taskType],
  [`${http}.Headers.HttpResponseHeaders`, headersType('HttpResponseHeaders')],
  [`${http}.Headers.HttpContentHeaders`, headersType('HttpContentHeaders')],
];
