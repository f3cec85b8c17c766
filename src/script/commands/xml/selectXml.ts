import { parseXml } from '../../text/parseXml.ts';
import { selectNodes } from '../../text/xpath.ts';
import { customObject, type CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { NetThrow } from '../../values/netException.ts';
import { XmlNode } from '../../values/xmlNode.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { filesGiven, textOf } from '../files/inputFiles.ts';

function namespaces(runtime: CommandRuntime): Map<string, string> {
  const given = runtime.value('Namespace');
  const found = new Map<string, string>();
  if (given instanceof Dictionary)
    for (const { key, value } of given.entries())
      found.set(runtime.runspace.text(key), runtime.runspace.text(value));
  return found;
}

/** A node that was found; as a text it is its own text, and the file that it is of. */
function selected(node: XmlNode, path: string, pattern: string): CustomObject {
  const made = customObject(
    [
      ['Node', node],
      ['Path', path],
      ['Pattern', pattern],
    ],
    'Microsoft.PowerShell.Commands.SelectXmlInfo',
  );
  const text = node.innerText.trim();
  made.text = path === 'InputStream' ? text : `${text}:${path}`;
  return made;
}

function select(node: XmlNode, path: string, runtime: CommandRuntime): void {
  const pattern = runtime.string('XPath') ?? '';
  for (const found of selectNodes(pattern, node, namespaces(runtime)))
    runtime.write(selected(found, path, pattern));
}

/** Tells what is wrong with a text that is no XML. */
function attemptXml(runtime: CommandRuntime, path: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const exception =
      error instanceof NetThrow
        ? error.exception
        : error instanceof ScriptError
          ? error.record.exception
          : undefined;
    if (exception === undefined) throw error;
    runtime.writeError(
      commandError(
        'ProcessingFile',
        `The path '${path}' cannot be processed: ${exception.message}`,
        'NotSpecified',
        {
          type: 'System.ArgumentException',
          target: path,
        },
      ),
    );
  }
}

/** Select-Xml: nodes of XML texts, files and documents by XPath. */
export const selectXml = cmdlet({
  name: 'Select-Xml',
  className: 'SelectXmlCommand',
  module: 'Utility',
  notEmpty: ['XPath', 'Xml', 'Namespace', 'Path', 'LiteralPath', 'Content'],
  syntax: {
    Xml: '[-XPath] <string> [-Xml] <System.Xml.XmlNode[]> [-Namespace <hashtable>]',
    Path: '[-XPath] <string> [-Path] <string[]> [-Namespace <hashtable>]',
    LiteralPath: '[-XPath] <string> -LiteralPath <string[]> [-Namespace <hashtable>]',
    Content: '[-XPath] <string> -Content <string[]> [-Namespace <hashtable>]',
  },
  parameters: {
    Xml: { aliases: ['Node'], pipeline: 'both', position: 1 },
    Path: { pipeline: 'property', position: 1 },
    LiteralPath: { aliases: ['PSPath', 'LP'], pipeline: 'property' },
    Content: { pipeline: 'value' },
  },
  outputs: ['Microsoft.PowerShell.Commands.SelectXmlInfo'],
  start: (runtime) => ({
    process() {
      for (const node of runtime.list('Xml') ?? [])
        if (node instanceof XmlNode) select(node, 'InputStream', runtime);
      for (const text of runtime.strings('Content') ?? [])
        attemptXml(runtime, 'InputStream', () => {
          select(parseXml(text), 'InputStream', runtime);
        });
      if (runtime.has('Path') || runtime.has('LiteralPath'))
        for (const path of filesGiven(runtime))
          attemptXml(runtime, path, () => {
            const text = textOf(runtime.runspace.files.readBytes(path), runtime);
            select(parseXml(text), path, runtime);
          });
    },
  }),
});
