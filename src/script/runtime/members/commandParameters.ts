import { commonParameters, confirmationParameters } from '../../binding/commonParameters.ts';
import { AliasInfo, type CommandInfo } from '../../commands/commandInfo.ts';
import {
  allParameterSets,
  type CommandMetadata,
  type ParameterMetadata,
  type ParameterSetMember,
} from '../../commands/commandMetadata.ts';
import { syntaxLines, syntaxText } from '../../commands/discovery/commandSyntax.ts';
import { genericName } from '../../types/assemblies.ts';
import { AttributeObject } from '../../values/attributeObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { namedObject } from '../../values/customObject.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetException, NetThrow } from '../../values/netException.ts';
import type { NetObject, Value } from '../../values/value.ts';
import { CmdletInfo } from '../pipeline/cmdletInfo.ts';
import { declaredFacts } from '../../commands/declaredFacts.ts';
import type { Engine } from '../execution.ts';

const space = 'System.Management.Automation';
const parameterMetadata = `${space}.ParameterMetadata`;
const parameterSet = `${space}.ParameterSetMetadata`;

/** What is described under the name of a command: that which an alias stands for in the end. */
function described(info: CommandInfo, engine: Engine): CommandInfo {
  return info instanceof AliasInfo ? (engine.commands.resolve(info.definition) ?? info) : info;
}

/** The parameters of a command, those that every advanced one has at the end. */
function allOf(info: CommandInfo, metadata: CommandMetadata): readonly ParameterMetadata[] {
  if (info.binding === 'simple') return metadata.parameters;
  const own = new Set(metadata.parameters.map(({ name }) => name.toLowerCase()));
  const more = [...commonParameters, ...(metadata.supportsShouldProcess ? confirmationParameters : [])];
  return [...metadata.parameters, ...more.filter(({ name }) => !own.has(name.toLowerCase()))];
}

/** `Parameters`: ParameterMetadata by name. */
export function parametersOf(info: CommandInfo, engine: Engine): Value {
  const command = described(info, engine);
  const metadata = command.metadata();
  const table = new Dictionary(
    genericName('System.Collections.Generic.Dictionary`2', ['System.String', parameterMetadata]),
    'ignoreCase',
  );
  for (const parameter of metadata === null ? [] : allOf(command, metadata))
    table.set(parameter.name, parameterObject(parameter, engine));
  return table;
}

/** A parameter by its name, an alias, or what either begins with. Throws where none or several do. */
export function resolveParameter(info: CommandInfo, wanted: string, engine: Engine): Value {
  const command = described(info, engine);
  const metadata = command.metadata();
  const all = metadata === null ? [] : allOf(command, metadata);
  const key = wanted.toLowerCase();
  const names = ({ name, aliases }: ParameterMetadata) => [name, ...aliases].map((one) => one.toLowerCase());
  const exact = all.find((parameter) => names(parameter).includes(key));
  const like =
    exact === undefined ? all.filter((one) => names(one).some((name) => name.startsWith(key))) : [exact];
  const [found] = like;
  if (found !== undefined && like.length === 1) return parameterObject(found, engine);
  throw new NetThrow(
    new NetException(
      `${space}.ParameterBindingException`,
      `A parameter cannot be found that matches parameter name '${wanted}'.`,
    ),
  );
}

/** Names of the parameter sets, the default first. */
function setNames({ parameters, defaultParameterSet }: CommandMetadata): string[] {
  const named = new Set(parameters.flatMap(({ sets }) => sets.map(({ set }) => set)));
  named.delete(allParameterSets);
  if (named.size === 0) return [defaultParameterSet ?? allParameterSets];
  // The default set may be one that no parameter names.
  if (defaultParameterSet !== null) named.add(defaultParameterSet);
  return [...named].sort(
    (one, other) => Number(other === defaultParameterSet) - Number(one === defaultParameterSet),
  );
}

/** `ParameterSets`: CommandParameterSetInfo of each. */
export function parameterSetsOf(info: CommandInfo, engine: Engine): Value {
  const command = described(info, engine);
  const metadata = command.metadata();
  if (metadata === null) return new NetArray([], `${space}.CommandParameterSetInfo`);
  const all = allOf(command, metadata);
  const lines = syntaxLines(metadata, command.binding, engine);
  const made = setNames(metadata).map((name, index) => {
    const within = all.flatMap((parameter) => {
      const member = parameter.sets.find(({ set }) => set === name || set === allParameterSets);
      return member === undefined ? [] : [parameterInfo(parameter, member, engine)];
    });
    const shown = (lines[index] ?? '').slice(metadata.name.length).trim();
    return namedObject(
      [
        ['Parameters', new NetArray(within)],
        ['Name', name],
        ['IsDefault', name === metadata.defaultParameterSet],
        ['Syntax', shown],
      ],
      `${space}.CommandParameterSetInfo`,
      shown,
    );
  });
  return new NetArray(made, `${space}.CommandParameterSetInfo`);
}

/** `OutputType`: PSTypeName of each. */
export function outputTypesOf(info: CommandInfo, engine: Engine): Value {
  const command = described(info, engine);
  const declared = command instanceof CmdletInfo ? declaredFacts(command.name)?.outputs : undefined;
  const names = declared ?? command.metadata()?.outputTypes ?? [];
  return new NetArray(
    names.map((name) =>
      namedObject(
        [
          ['Name', name],
          ['Type', engine.findType(name) ?? null],
          ['TypeDefinitionAst', null],
        ],
        `${space}.PSTypeName`,
        name,
      ),
    ),
  );
}

/** `HelpUri`: the address of the help on the web; empty where none is told. */
export function helpUriOf(info: CommandInfo, engine: Engine): string {
  const command = described(info, engine);
  if (command instanceof CmdletInfo) return declaredFacts(command.name)?.helpUri ?? '';
  return command.metadata()?.helpUri ?? '';
}

function parameterInfo(parameter: ParameterMetadata, member: ParameterSetMember, engine: Engine): NetObject {
  return namedObject(
    [
      ['Name', parameter.name],
      ['ParameterType', engine.findType(parameter.type) ?? null],
      ['IsMandatory', member.mandatory],
      ['IsDynamic', false],
      ['Position', member.position ?? -2147483648],
      ['ValueFromPipeline', member.fromPipeline],
      ['ValueFromPipelineByPropertyName', member.fromPipelineByPropertyName],
      ['ValueFromRemainingArguments', member.fromRemainingArguments],
      ['HelpMessage', member.helpMessage ?? ''],
      ['Aliases', new NetArray([...parameter.aliases], 'System.String')],
      ['Attributes', new NetArray(attributesOf(parameter))],
    ],
    `${space}.CommandParameterInfo`,
  );
}

function parameterObject(parameter: ParameterMetadata, engine: Engine): NetObject {
  const { name, aliases, type, sets } = parameter;
  const found = engine.findType(type);
  const table = new Dictionary(
    genericName('System.Collections.Generic.Dictionary`2', ['System.String', parameterSet]),
  );
  for (const member of sets)
    table.set(
      member.set,
      namedObject(
        [
          ['IsMandatory', member.mandatory],
          ['Position', member.position ?? -2147483648],
          ['ValueFromPipeline', member.fromPipeline],
          ['ValueFromPipelineByPropertyName', member.fromPipelineByPropertyName],
          ['ValueFromRemainingArguments', member.fromRemainingArguments],
          ['HelpMessage', member.helpMessage ?? ''],
        ],
        parameterSet,
      ),
    );
  return namedObject(
    [
      ['Name', name],
      ['ParameterType', found ?? null],
      ['ParameterSets', table],
      ['IsDynamic', false],
      ['Aliases', new NetArray([...aliases], 'System.String')],
      ['Attributes', new NetArray(attributesOf(parameter))],
      ['SwitchParameter', found?.fullName === `${space}.SwitchParameter`],
    ],
    parameterMetadata,
  );
}

/** The attributes of a parameter as objects. Those that a script declares come last to first, what converts at the end. */
function attributesOf(parameter: ParameterMetadata): AttributeObject[] {
  const { declared, isConverted = false } = parameter;
  const members = parameter.sets.map((member) => memberAttribute(member, parameter.hidden));
  if (declared === undefined) return [...members, ...ofCmdlet(parameter)];
  const isMember = ({ typeName }: AttributeObject): boolean => typeName === `${space}.ParameterAttribute`;
  const written = [...declared()];
  const found = written.some(isMember)
    ? written.map((attribute) => (isMember(attribute) ? (members.shift() ?? attribute) : attribute))
    : [...written, ...members];
  return [
    ...found.reverse(),
    ...(isConverted ? [new AttributeObject(`${space}.ArgumentTypeConverterAttribute`, [])] : []),
  ];
}

function memberAttribute(member: ParameterSetMember, isHidden: boolean): AttributeObject {
  const attribute = new AttributeObject(`${space}.ParameterAttribute`, []);
  attribute.named.set('parametersetname', member.set);
  attribute.named.set('mandatory', member.mandatory);
  if (member.position !== null) attribute.named.set('position', member.position);
  attribute.named.set('valuefrompipeline', member.fromPipeline);
  attribute.named.set('valuefrompipelinebypropertyname', member.fromPipelineByPropertyName);
  attribute.named.set('valuefromremainingarguments', member.fromRemainingArguments);
  attribute.named.set('dontshow', isHidden);
  if (member.helpMessage !== null) attribute.named.set('helpmessage', member.helpMessage);
  return attribute;
}

/** What a cmdlet says of a parameter besides its sets. */
function ofCmdlet({ aliases, checks, allows }: ParameterMetadata): AttributeObject[] {
  const made: AttributeObject[] = [];
  if (aliases.length > 0)
    made.push(new AttributeObject(`${space}.AliasAttribute`, [new NetArray([...aliases], 'System.String')]));
  for (const { attribute, values } of checks)
    made.push(
      new AttributeObject(`${space}.${attribute}Attribute`, [new NetArray([...values], 'System.String')]),
    );
  if (allows.null) made.push(new AttributeObject(`${space}.AllowNullAttribute`, []));
  if (allows.emptyString) made.push(new AttributeObject(`${space}.AllowEmptyStringAttribute`, []));
  if (allows.emptyCollection) made.push(new AttributeObject(`${space}.AllowEmptyCollectionAttribute`, []));
  return made;
}

/** Which of the options of an alias or function are set, as an enum. */
export function optionsOf({ options }: CommandInfo): EnumValue {
  const bits = (options.has('ReadOnly') ? 1n : 0n) | (options.has('Constant') ? 2n : 0n);
  return new EnumValue(`${space}.ScopedItemOptions`, bits);
}

/** What a command is: the text of a function, the syntax of a cmdlet, the name that an alias stands for. */
export function definitionOf(info: CommandInfo, engine: Engine): string {
  const metadata = info instanceof CmdletInfo ? info.metadata() : null;
  return metadata === null ? info.definition : syntaxText(metadata, info.binding, engine);
}
