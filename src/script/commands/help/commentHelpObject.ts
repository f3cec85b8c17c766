import type { Runspace } from '../../runtime/runspace.ts';
import { type CustomObject, customObject } from '../../values/customObject.ts';
import type { Value } from '../../values/value.ts';
import type { CommandInfo } from '../commandInfo.ts';
import type { CommandMetadata } from '../commandMetadata.ts';
import { eachOnce, parameterSets, type PlacedParameter } from '../discovery/commandSyntax.ts';
import { helpNamespaces, oneOrMany, paragraphs, pipelineInput } from './helpObject.ts';
import type { ScriptedHelp } from './scriptedHelp.ts';

const base = 'MamlCommandHelpInfo';
const note = (name: string, notes: readonly (readonly [string, Value])[]): CustomObject =>
  customObject(notes, `${base}#${name}`);

/** What Get-Help writes of a function or a script with comment-based help. */
export function commentHelpObject(
  command: CommandInfo,
  metadata: CommandMetadata,
  scripted: ScriptedHelp,
  session: Runspace,
): CustomObject {
  const { help } = scripted;
  const name = 'path' in command && typeof command.path === 'string' ? command.path : command.name;
  const isCmdlet = command.commandType === 'Cmdlet';
  const sets = parameterSets(metadata, isCmdlet ? 'cmdlet' : 'advanced');
  const made = customObject([
    [
      'details',
      note('details', [
        ['name', name],
        ...(help.synopsis === null ? [] : [['description', paragraphs([help.synopsis])] as const]),
      ]),
    ],
    ...(help.description === null ? [] : [['description', paragraphs([help.description])] as const]),
    [
      'syntax',
      note('syntax', [
        [
          'syntaxItem',
          oneOrMany(
            sets.map((set) =>
              note('syntaxItem', [
                ['name', name],
                ...some(
                  'parameter',
                  set.map((one) => parameterObject(one, scripted, session, { full: false, isCmdlet })),
                ),
              ]),
            ),
          ),
        ],
      ]),
    ],
    [
      'parameters',
      note(
        'parameters',
        some(
          'parameter',
          declared(metadata, sets).map((one) =>
            parameterObject(one, scripted, session, { full: true, isCmdlet }),
          ),
        ),
      ),
    ],
    ...typeList('inputTypes', 'inputType', help.inputs),
    ...typeList('returnValues', 'returnValue', help.outputs),
    ...(help.notes === null
      ? []
      : [['alertSet', note('alertSet', [['alert', paragraphs([help.notes])]])] as const]),
    ...(help.examples.length === 0
      ? []
      : [['examples', note('examples', [['example', oneOrMany(help.examples.map(example))]])] as const]),
    ...(help.links.length === 0
      ? []
      : [
          [
            'relatedLinks',
            note('relatedLinks', [['navigationLink', oneOrMany(help.links.map(link))]]),
          ] as const,
        ]),
    ...helpNamespaces,
    ['Name', name],
    ['Category', command.commandType],
    ['Synopsis', help.synopsis ?? ''],
    ['Component', help.component],
    ['Role', help.role],
    ['Functionality', help.functionality],
    ['ModuleName', command.moduleName],
  ]);
  made.typeNames = [base, 'HelpInfo'];
  return made;
}

function some(name: string, items: readonly Value[]): (readonly [string, Value])[] {
  return items.length === 0 ? [] : [[name, oneOrMany(items)]];
}

/** Each parameter once, in the order of declaration; WhatIf and Confirm last. */
function declared(
  metadata: CommandMetadata,
  sets: readonly (readonly PlacedParameter[])[],
): PlacedParameter[] {
  const found = eachOnce(sets);
  const own = metadata.parameters.flatMap(({ name }) => found.get(name) ?? []);
  return [...own, ...[...found.values()].filter((placed) => !own.includes(placed))];
}

function parameterObject(
  { parameter, member }: PlacedParameter,
  { parameters, defaults }: ScriptedHelp,
  session: Runspace,
  { full, isCmdlet }: { readonly full: boolean; readonly isCmdlet: boolean },
): CustomObject {
  const key = parameter.name.toUpperCase();
  const text = parameters.get(key);
  const type = (session.findType(parameter.metadata.type)?.fullName ?? parameter.metadata.type).replaceAll(
    /(?:[A-Za-z_]\w*[.+])+(?=[A-Za-z_])/gu,
    '',
  );
  return note('parameter', [
    ...(text === undefined ? [] : [['description', paragraphs([text])] as const]),
    ...(full || !parameter.isSwitch ? [['parameterValue', type] as const] : []),
    ...(full
      ? [
          ['type', note('type', [['name', type]])] as const,
          [
            'defaultValue',
            defaults.get(key) ?? (parameter.isSwitch && !parameter.common ? 'False' : ''),
          ] as const,
        ]
      : []),
    ['name', parameter.name],
    ['required', String(member.mandatory)],
    ['globbing', 'false'],
    ['pipelineInput', pipelineInput(member)],
    // Of functions and scripts it is not told.
    ...(full && isCmdlet && parameter.metadata.aliases.length > 0
      ? [['aliases', parameter.metadata.aliases.join(', ')] as const]
      : []),
    ['position', member.position === null ? 'named' : String(member.position + 1)],
  ]);
}

function typeList(list: string, item: string, texts: readonly string[]): (readonly [string, Value])[] {
  if (texts.length === 0) return [];
  const items = texts.map((text) => note(item, [['type', note('type', [['name', text]])]]));
  return [[list, note(list, [[item, oneOrMany(items)]])]];
}

/** An example: the prompt that its first line has, code up to an empty line, and what is said of it. */
function example(text: string, index: number): CustomObject {
  const [prompt = ''] = /^[^\n]*?>/u.exec(text) ?? [];
  const rest = text.slice(prompt.length);
  const end = /\n[ \t]*\n/u.exec(rest);
  const code = end === null ? rest : rest.slice(0, end.index);
  const remarks = end === null ? '' : rest.slice(end.index).trim();
  const rule = '-'.repeat(26);
  return note('example', [
    ['title', `${rule} EXAMPLE ${String(index + 1)} ${rule}`],
    ['introduction', paragraphs([prompt === '' ? 'PS > ' : prompt.trim()])],
    ['code', code.trim()],
    ['remarks', paragraphs([remarks, '', '', '', ''])],
  ]);
}

function link(text: string): CustomObject {
  return note('navigationLink', [[/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? 'uri' : 'linkText', text]]);
}
