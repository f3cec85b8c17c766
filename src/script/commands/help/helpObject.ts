import { CustomObject, customObject } from '../../values/customObject.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';

const psObject = 'System.Management.Automation.PSObject';

/** One object itself, several as an array: how help lists what it has one or more of. */
export function oneOrMany(items: readonly Value[]): Value {
  return items.length === 1 ? (items[0] ?? null) : new NetArray([...items], psObject);
}

/** Text as a list of paragraphs. */
export function paragraphs(texts: readonly string[]): NetArray {
  return new NetArray(
    texts.map((text) => {
      const made = customObject([['Text', text]]);
      made.typeNames = ['MamlParaTextItem', 'MamlTextItem'];
      return made;
    }),
    psObject,
  );
}

/** The same object under other type names: as another view shows it. */
export function retyped(object: CustomObject, typeNames: readonly string[]): CustomObject {
  const made = new CustomObject();
  for (const [key, member] of object.members) made.members.set(key, member);
  made.typeNames = [...typeNames];
  return made;
}

/** The namespaces that every help object names. */
export const helpNamespaces: readonly (readonly [string, Value])[] = [
  ['xmlns:maml', 'http://schemas.microsoft.com/maml/2004/10'],
  ['xmlns:command', 'http://schemas.microsoft.com/maml/dev/command/2004/10'],
  ['xmlns:dev', 'http://schemas.microsoft.com/maml/dev/2004/10'],
];

/** How the pipeline feeds a parameter, in the words of help. */
export function pipelineInput(member: {
  readonly fromPipeline: boolean;
  readonly fromPipelineByPropertyName: boolean;
}): string {
  const ways = [
    ...(member.fromPipeline ? ['ByValue'] : []),
    ...(member.fromPipelineByPropertyName ? ['ByPropertyName'] : []),
  ];
  return ways.length === 0 ? 'false' : `true (${ways.join(', ')})`;
}
