import { convert } from '../../convert/convert.ts';
import { SessionValues } from '../../serialize/sessionValues.ts';
import { toXml } from '../../serialize/toXml.ts';
import { xmlLines, type XmlElement } from '../../serialize/xmlWriter.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { oneOf, rangeFrom } from '../parameterChecks.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

/** ConvertTo-Xml: a document, one text, or a text an object. */
export const convertToXml = cmdlet({
  name: 'ConvertTo-Xml',
  className: 'ConvertToXmlCommand',
  module: 'Utility',
  notEmpty: ['As'],
  syntax: '[-InputObject] <psobject> [-Depth <int>] [-NoTypeInformation] [-As <string>]',
  parameters: {
    InputObject: { pipeline: 'value', allow: ['null'] },
    Depth: { checks: [rangeFrom(1)] },
    As: { checks: [oneOf('Stream', 'String', 'Document')] },
  },
  start(runtime) {
    const { runspace } = runtime;
    const reader = new SessionValues(runspace);
    const elements: XmlElement[] = [];
    const as = (): string => runtime.string('As')?.toLowerCase() ?? 'document';
    return {
      begin() {
        if (as() !== 'stream') return;
        runtime.write(declaration);
        runtime.write('<Objects>');
      },
      process() {
        const element = toXml(
          runtime.value('InputObject') ?? null,
          { depth: runtime.integer('Depth') ?? 1, typeInformation: !runtime.flag('NoTypeInformation') },
          reader,
        );
        if (as() === 'stream') runtime.write(xmlLines(element).join('\n'));
        else {
          runspace.allow('items', 1);
          elements.push(element);
        }
      },
      end() {
        if (as() === 'stream') {
          runtime.write('</Objects>');
          return;
        }
        const text = [declaration, ...xmlLines({ name: 'Objects', attributes: [], content: elements })].join(
          '\n',
        );
        if (as() === 'string') runtime.write(text);
        else {
          const type = runspace.types.find('System.Xml.XmlDocument');
          if (type === undefined)
            throw scriptError('TypeNotFound', 'Unable to find type [xml].', 'InvalidOperation');
          runtime.write(convert(text, type, runspace));
        }
      },
    };
  },
});
