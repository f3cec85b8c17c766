import { XmlNode, xmlClasses, type XmlKind } from '../../values/xmlNode.ts';
import { int, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { nodeOf, space } from './xmlNodes.ts';

const base = `${space}.XmlLinkedNode`;

/** Nodes of characters: a text, a comment, a section of raw text. */
function dataType(kind: XmlKind): NetType {
  return new TypeBuilder(xmlClasses[kind], nodeOf, { base })
    .property(
      'string Data',
      ({ value }) => value,
      (self, value) => {
        self.value = text(value);
      },
    )
    .property('int Length', ({ value }) => value.length)
    .method('string Substring(int offset, int count)', ({ value }, [from, count]) =>
      value.slice(int(from), int(from) + int(count)),
    )
    .method('void AppendData(string strData)', (self, [more]) => {
      self.value += text(more);
      return null;
    })
    .method('void InsertData(int offset, string strData)', (self, [at, more]) => {
      self.value = self.value.slice(0, int(at)) + text(more) + self.value.slice(int(at));
      return null;
    })
    .method('void DeleteData(int offset, int count)', (self, [at, count]) => {
      self.value = self.value.slice(0, int(at)) + self.value.slice(int(at) + int(count));
      return null;
    })
    .method('void ReplaceData(int offset, int count, string strData)', (self, [at, count, by]) => {
      self.value = self.value.slice(0, int(at)) + text(by) + self.value.slice(int(at) + int(count));
      return null;
    })
    .build();
}

const partOf = ({ value }: XmlNode, name: string) =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(value)?.[1] ?? '';

function setPart(self: XmlNode, name: string, value: string): void {
  const parts = ['version', 'encoding', 'standalone'].flatMap((each) => {
    const content = each === name ? value : partOf(self, each);
    return content === '' ? [] : [`${each}="${content}"`];
  });
  self.value = parts.join(' ');
}

const declarationType = (): NetType =>
  new TypeBuilder(xmlClasses.declaration, nodeOf, { base })
    .property('string Version', (self) => partOf(self, 'version'))
    .property(
      'string Encoding',
      (self) => partOf(self, 'encoding'),
      (self, value) => {
        setPart(self, 'encoding', text(value));
      },
    )
    .property(
      'string Standalone',
      (self) => partOf(self, 'standalone'),
      (self, value) => {
        setPart(self, 'standalone', text(value));
      },
    )
    .build();

const attributeType = (): NetType =>
  new TypeBuilder(xmlClasses.attribute, nodeOf, { base })
    .property(`${space}.XmlElement OwnerElement`, ({ parent }) => parent)
    .property('bool Specified', () => true)
    .build();

const instructionType = (): NetType =>
  new TypeBuilder(xmlClasses.instruction, nodeOf, { base })
    .property('string Target', ({ name }) => name)
    .property(
      'string Data',
      ({ value }) => value,
      (self, value) => {
        self.value = text(value);
      },
    )
    .build();

/** The classes of nodes beside elements and documents, by full name. */
export const xmlDataTypes: readonly (readonly [string, () => NetType])[] = [
  [xmlClasses.attribute, attributeType],
  [xmlClasses.declaration, declarationType],
  [xmlClasses.instruction, instructionType],
  ...(['text', 'cdata', 'comment', 'whitespace'] as const).map(
    (kind) => [xmlClasses[kind], () => dataType(kind)] satisfies [string, () => NetType],
  ),
  [xmlClasses.doctype, () => new TypeBuilder(xmlClasses.doctype, nodeOf, { base }).build()],
];
