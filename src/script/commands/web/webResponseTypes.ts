import { byteArray, instanceOf, wrongSelf } from '../../types/arguments.ts';
import type { NetType } from '../../types/netType.ts';
import { memoryStream } from '../../types/files/streamTypes.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { getMember } from '../../members/getMember.ts';
import { CollectionView } from '../../values/collectionView.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import type { Value } from '../../values/value.ts';
import { textDictionary } from '../../values/webSession.ts';
import { headerDictionary } from './headerDictionary.ts';
import { relationLinks } from './relationLinks.ts';
import { encodingObject, WebResponse } from './webResponse.ts';

const namespace = 'Microsoft.PowerShell.Commands';
const selfOf = instanceOf(WebResponse, 'WebResponseObject');
const collectionName = `${namespace}.WebCmdletElementCollection`;

const plainType = (): NetType =>
  new TypeBuilder(`${namespace}.WebResponseObject`, selfOf)
    .property('byte[] Content', ({ body }, context) => {
      context.allow('items', body.length);
      return byteArray(body);
    })
    .property('int StatusCode', ({ response }) => response.status)
    .property('string StatusDescription', ({ response }) => response.reason)
    .property('System.IO.MemoryStream RawContentStream', ({ body }) => memoryStream(body, false))
    .property('long RawContentLength', ({ body }) => BigInt(body.length))
    .property('string RawContent', ({ raw }) => raw)
    .property('System.Net.Http.HttpResponseMessage BaseResponse', ({ response }) => response)
    .property('System.Object Headers', ({ response }) => headerDictionary(response))
    .property('System.Collections.Generic.Dictionary[string,string] RelationLink', ({ response }) => {
      const made = new Dictionary(textDictionary, 'ignoreCase');
      for (const [name, url] of relationLinks(response)) made.set(name, url);
      return made;
    })
    .method('string ToString()', (self) => self.toString())
    .build();

const pageType = (): NetType =>
  new TypeBuilder(`${namespace}.BasicHtmlWebResponseObject`, selfOf, {
    base: `${namespace}.WebResponseObject`,
  })
    .property('string Content', ({ text }) => text ?? '')
    .property('System.Text.Encoding Encoding', ({ encoding }) => encodingObject(encoding))
    .property(`${collectionName} InputFields`, (self) => self.elements('INPUT'))
    .property(`${collectionName} Links`, (self) => self.elements('A'))
    .property(`${collectionName} Images`, (self) => self.elements('IMG'))
    .build();

const elementsType = (): NetType => {
  const collectionOf = (value: Value): CollectionView => {
    if (value instanceof CollectionView) return value;
    throw wrongSelf('WebCmdletElementCollection');
  };
  const builder = new TypeBuilder(collectionName, collectionOf, {
    interfaces: [
      'System.Collections.IList',
      'System.Collections.ICollection',
      'System.Collections.IEnumerable',
    ],
  })
    .property('int Count', ({ count }) => count ?? 0)
    .method(
      'System.Object get_Item(int index)',
      (self, [index]) => [...self.elements()].at(Number(index)) ?? null,
    );
  for (const [name, properties] of [
    ['Find', ['id', 'name']],
    ['FindById', ['id']],
    ['FindByName', ['name']],
  ] as const)
    builder.method(`psobject ${name}(string nameOrId)`, (self, [wanted], context) => {
      const isWanted = (element: Value): boolean =>
        element instanceof CustomObject &&
        properties.some((property) => getMember(element, property, context) === wanted);
      return [...self.elements()].find(isWanted) ?? null;
    });
  return builder.build();
};

/** What Invoke-WebRequest writes. */
export const webResponseTypes = (): readonly NetType[] => [plainType(), pageType(), elementsType()];
