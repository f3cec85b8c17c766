import { builtInTypes, genericTypes } from '../types/allTypes.ts';
import { accelerators } from '../types/typeNames.ts';
import type { AnyAst } from '../syntax/anyAst.ts';
import type { AttributeAst } from '../syntax/ast.ts';
import { shortAttribute } from './astQuestions.ts';
import type { CompletionItem } from './completionItem.ts';
import type { ScriptModel } from './scriptModel.ts';

const attributes = [
  ...[
    'CmdletBinding',
    'Parameter',
    'Alias',
    'ValidateSet',
    'ValidateRange',
    'ValidateLength',
    'ValidateCount',
  ],
  ...['ValidatePattern', 'ValidateScript', 'ValidateNotNull', 'ValidateNotNullOrEmpty', 'AllowNull'],
  ...['ValidateNotNullOrWhiteSpace', 'ValidateDrive', 'AllowEmptyString', 'AllowEmptyCollection'],
  ...['OutputType', 'SupportsWildcards', 'ArgumentCompleter', 'ArgumentCompletions', 'Flags'],
];

/** Types by name, short names first; attributes where one can stand. */
export function completeType(model: ScriptModel, node: AnyAst): readonly CompletionItem[] {
  const type = (label: string, detail: string): CompletionItem => ({ label, kind: 'type', detail });
  const own = [...model.ownTypes.values()].map(({ name, typeKind }) => type(name, typeKind));
  const short = [...accelerators]
    .filter(([name, full]) => model.types.find(name) !== undefined && !full.endsWith('Attribute'))
    .map(([name, full]) => type(name, full));
  const full = typeNames(model).map((name) => type(name, ''));
  const parent = model.parent(node);
  const declares =
    parent?.kind === 'Parameter' ||
    parent?.kind === 'ParamBlock' ||
    node.kind === 'Attribute' ||
    // The `param` that it belongs to is not written yet.
    (node.kind === 'TypeExpression' && parent?.kind === 'CommandExpression');
  const named = declares
    ? attributes.map((label): CompletionItem => ({ label, kind: 'attribute', detail: 'attribute' }))
    : [];
  return [...named, ...own, ...short, ...full];
}

const names = new WeakMap<object, readonly string[]>();

/** Full names, also without `System.`; those with type arguments as far as the bracket. Made once for the types of sessions. */
function typeNames({ knownTypes, types }: ScriptModel): readonly string[] {
  const known = names.get(knownTypes);
  if (known !== undefined) return known;
  const plain = [...builtInTypes.keys()].map((key) => types.find(key)?.fullName ?? key);
  const generic = [...genericTypes.values()].map(({ name }) => `${name.replace(/`\d+$/, '')}[`);
  const added = knownTypes.added.map(({ fullName }) => fullName);
  const made = [...new Set([...plain, ...added, ...generic])]
    .filter((name) => /^[\w.]+\[?$/.test(name))
    .sort();
  names.set(knownTypes, made);
  return made;
}

const namedArguments: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'parameter',
    [
      ...[
        'Mandatory',
        'Position',
        'ParameterSetName',
        'ValueFromPipeline',
        'ValueFromPipelineByPropertyName',
      ],
      ...['ValueFromRemainingArguments', 'HelpMessage', 'DontShow'],
    ],
  ],
  [
    'cmdletbinding',
    ['SupportsShouldProcess', 'ConfirmImpact', 'DefaultParameterSetName', 'PositionalBinding', 'HelpUri'],
  ],
  ['validateset', ['IgnoreCase', 'ErrorMessage']],
  ['validatepattern', ['Options', 'ErrorMessage']],
  ['validatescript', ['ErrorMessage']],
]);

/** Named arguments of the attribute that a place stands in. */
export function attributeArguments(path: readonly AnyAst[]): readonly CompletionItem[] {
  const attribute = path.find((node): node is AttributeAst => node.kind === 'Attribute');
  const all = namedArguments.get(shortAttribute(attribute?.typeName.name ?? '')) ?? [];
  return all.map((label) => ({ label, kind: 'property', detail: 'argument' }));
}
