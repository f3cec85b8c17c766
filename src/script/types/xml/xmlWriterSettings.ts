import { EnumValue } from '../../values/enumValue.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { bool, instanceOf, text } from '../arguments.ts';
import type { NetType } from '../netType.ts';
import { Encoding } from '../text/encodingTypes.ts';
import { TypeBuilder } from '../typeBuilder.ts';

const space = 'System.Xml';

/** System.Xml.XmlWriterSettings. */
export class WriterSettings extends NetObject {
  readonly typeName = `${space}.XmlWriterSettings`;
  indent = false;
  indentChars = '  ';
  newLineChars = '\n';
  omitDeclaration = false;
  encoding = new Encoding('UTF8');
  /** What is set, but changes nothing that is written here. */
  readonly others = new Map<string, Value>([
    ['CheckCharacters', true],
    ['CloseOutput', false],
    ['NewLineOnAttributes', false],
    ['WriteEndDocumentOnClose', true],
    ['Async', false],
    ['ConformanceLevel', new EnumValue(`${space}.ConformanceLevel`, 2n)],
    ['NewLineHandling', new EnumValue(`${space}.NewLineHandling`, 0n)],
  ]);
}

/** XmlWriterSettings. */
export const xmlWriterSettingsType = (): NetType => {
  const builder = new TypeBuilder(
    `${space}.XmlWriterSettings`,
    instanceOf(WriterSettings, 'XmlWriterSettings'),
  );
  for (const [name, value] of new WriterSettings().others)
    builder.property(
      `${typeof value === 'boolean' ? 'bool' : `${space}.${name}`} ${name}`,
      ({ others }) => others.get(name) ?? null,
      ({ others }, given) => {
        others.set(name, given);
      },
    );
  return builder
    .property(
      'bool Indent',
      ({ indent }) => indent,
      (self, value) => {
        self.indent = bool(value);
      },
    )
    .property(
      'string IndentChars',
      ({ indentChars }) => indentChars,
      (self, value) => {
        self.indentChars = text(value);
      },
    )
    .property(
      'string NewLineChars',
      ({ newLineChars }) => newLineChars,
      (self, value) => {
        self.newLineChars = text(value);
      },
    )
    .property(
      'bool OmitXmlDeclaration',
      ({ omitDeclaration }) => omitDeclaration,
      (self, value) => {
        self.omitDeclaration = bool(value);
      },
    )
    .property(
      'System.Text.Encoding Encoding',
      ({ encoding }) => encoding,
      (self, value) => {
        if (value instanceof Encoding) self.encoding = value;
      },
    )
    .constructs('()', () => new WriterSettings())
    .build();
};
