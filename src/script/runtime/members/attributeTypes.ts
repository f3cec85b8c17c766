import { any } from '../../types/arguments.ts';
import type { NetType } from '../../types/netType.ts';
import { NetType as Type } from '../../types/netType.ts';
import { emptyFacts, TypeBuilder } from '../../types/typeBuilder.ts';
import { AttributeObject } from '../../values/attributeObject.ts';
import { nothing, type Value } from '../../values/value.ts';
import { selfOf } from './selfOf.ts';

const space = 'System.Management.Automation';

/** An attribute as it is declared: its base, the parameters of its constructors, its properties with the value they begin with. */
interface Declared {
  readonly base?: string;
  readonly constructors: readonly string[];
  /** `bool Mandatory` to its first value. */
  readonly properties?: Readonly<Record<string, Value>>;
  /** Properties that tell what the constructor was given, by its index. */
  readonly given?: Readonly<Record<string, number>>;
}

const validation = `${space}.ValidateArgumentsAttribute`;
const itemValidation = `${space}.ValidateEnumeratedArgumentsAttribute`;
const parsing = `${space}.Internal.ParsingBaseAttribute`;
const metadata = `${space}.Internal.CmdletMetadataAttribute`;

const declarations: Readonly<Record<string, Declared>> = {
  ParameterAttribute: {
    base: parsing,
    constructors: ['()'],
    properties: {
      'int Position': -2147483648,
      'string ParameterSetName': '__AllParameterSets',
      'bool Mandatory': false,
      'bool ValueFromPipeline': false,
      'bool ValueFromPipelineByPropertyName': false,
      'bool ValueFromRemainingArguments': false,
      'string HelpMessage': null,
      'string HelpMessageBaseName': null,
      'string HelpMessageResourceId': null,
      'bool DontShow': false,
    },
  },
  AliasAttribute: {
    base: parsing,
    constructors: ['(params string[] aliasNames)'],
    given: { 'string[] AliasNames': 0 },
  },
  ValidateSetAttribute: {
    base: itemValidation,
    constructors: ['(params string[] validValues)'],
    properties: { 'bool IgnoreCase': true, 'string ErrorMessage': null },
    given: { 'string[] ValidValues': 0 },
  },
  ValidateRangeAttribute: {
    base: itemValidation,
    constructors: ['(System.Object minRange, System.Object maxRange)', `(${space}.ValidateRangeKind kind)`],
    given: { 'System.Object MinRange': 0, 'System.Object MaxRange': 1 },
  },
  ValidateLengthAttribute: {
    base: itemValidation,
    constructors: ['(int minLength, int maxLength)'],
    given: { 'int MinLength': 0, 'int MaxLength': 1 },
  },
  ValidateCountAttribute: {
    base: validation,
    constructors: ['(int minLength, int maxLength)'],
    given: { 'int MinLength': 0, 'int MaxLength': 1 },
  },
  ValidatePatternAttribute: {
    base: itemValidation,
    constructors: ['(string regexPattern)'],
    properties: { 'string ErrorMessage': null, 'System.Object Options': null },
    given: { 'string RegexPattern': 0 },
  },
  ValidateScriptAttribute: {
    base: itemValidation,
    constructors: ['(scriptblock scriptBlock)'],
    properties: { 'string ErrorMessage': null },
    given: { 'scriptblock ScriptBlock': 0 },
  },
  ValidateNotNullAttribute: { base: validation, constructors: ['()'] },
  ValidateNotNullOrEmptyAttribute: { base: validation, constructors: ['()'] },
  ValidateNotNullOrWhiteSpaceAttribute: { base: validation, constructors: ['()'] },
  AllowNullAttribute: { base: metadata, constructors: ['()'] },
  AllowEmptyStringAttribute: { base: metadata, constructors: ['()'] },
  AllowEmptyCollectionAttribute: { base: metadata, constructors: ['()'] },
  SupportsWildcardsAttribute: { base: parsing, constructors: ['()'] },
  PSDefaultValueAttribute: {
    base: parsing,
    constructors: ['()'],
    properties: { 'System.Object Value': null, 'string Help': null },
  },
  ArgumentTypeConverterAttribute: { base: `${space}.ArgumentTransformationAttribute`, constructors: [] },
  ArgumentCompleterAttribute: {
    constructors: ['(scriptblock scriptBlock)'],
    given: { 'scriptblock ScriptBlock': 0 },
  },
  ArgumentCompletionsAttribute: { constructors: ['(params string[] completions)'] },
  OutputTypeAttribute: {
    base: metadata,
    constructors: ['(params string[] type)'],
    properties: { 'string[] ParameterSetName': null },
  },
  CmdletBindingAttribute: {
    base: metadata,
    constructors: ['()'],
    properties: {
      'bool SupportsShouldProcess': false,
      'string DefaultParameterSetName': null,
      'bool PositionalBinding': true,
      'string HelpUri': '',
    },
  },
};

/** Attributes that scripts make as objects, for parameters they define while they run, and those that their classes derive from. */
export function attributeTypes(): NetType[] {
  return [
    named('System.Attribute', 'System.Object'),
    named(metadata, 'System.Attribute'),
    named(parsing, metadata),
    attributeType('System.FlagsAttribute', { constructors: ['()'] }),
    named(validation, metadata),
    named(itemValidation, validation),
    named(`${space}.ArgumentTransformationAttribute`, metadata),
    ...Object.entries(declarations).map(([name, declared]) => attributeType(`${space}.${name}`, declared)),
    new Type({ ...emptyFacts(`${space}.IValidateSetValuesGenerator`, null), kind: 'interface' }),
    new Type({ ...emptyFacts(`${space}.IArgumentCompleter`, null), kind: 'interface' }),
  ];
}

function named(fullName: string, base: string): NetType {
  return new Type(emptyFacts(fullName, base));
}

function attributeType(fullName: string, declared: Declared): NetType {
  const { base = 'System.Attribute', constructors, properties = {}, given = {} } = declared;
  const builder = new TypeBuilder(fullName, selfOf(AttributeObject), { base });
  for (const [declaration, first] of Object.entries(properties)) {
    const key = keyOf(declaration);
    builder.property(
      declaration,
      ({ named: set }) => set.get(key) ?? first,
      ({ named: set }, value) => {
        set.set(key, value);
      },
    );
  }
  for (const [declaration, index] of Object.entries(given))
    builder.property(declaration, ({ positional }) => any(positional[index] ?? null));
  builder.property('System.Object TypeId', (_self, { types }) => types.find(fullName) ?? nothing);
  for (const parameters of constructors)
    builder.constructs(parameters, (args) => new AttributeObject(fullName, args));
  return builder.build();
}

function keyOf(declaration: string): string {
  return declaration.slice(declaration.lastIndexOf(' ') + 1).toLowerCase();
}
