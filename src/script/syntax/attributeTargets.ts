import { plainAttributeName } from './attributeName.ts';

const fields = ['Property', 'Field'];

/** Declarations that attributes are for, by the attribute's name in lower case; those that may stand anywhere are not listed. */
const targets: ReadonlyMap<string, readonly [shown: string, ...on: readonly string[]]> = new Map(
  (
    [
      ...(
        'AllowEmptyCollection AllowEmptyString AllowNull ArgumentCompleter ArgumentCompletions DscProperty Parameter PSDefaultValue SupportsWildcards ' +
        'ValidateCount ValidateDrive ValidateLength ValidateNotNull ValidateNotNullOrEmpty ValidateNotNullOrWhiteSpace ValidatePattern ' +
        'ValidateRange ValidateScript ValidateSet ValidateUserDrive'
      )
        .split(' ')
        .map((name) => [name, ...fields] as const),
      ['Alias', 'Class', ...fields],
      ...['CmdletBinding', 'DscResource', 'NoRunspaceAffinity', 'OutputType'].map(
        (name) => [name, 'Class'] as const,
      ),
      ['System.FlagsAttribute', 'Enum'],
      ['System.SerializableAttribute', 'Class', 'Struct', 'Enum', 'Delegate'],
    ] as const
  ).map((entry) => [plainAttributeName(entry[0]), entry]),
);

/** What an attribute is called and the declarations that it is for, where that one of a class is none of them; null where it may stand there. */
export function misplacedAttribute(
  name: string,
  declaration: string,
): { readonly shown: string; readonly validOn: string } | null {
  const known = targets.get(plainAttributeName(name));
  if (known === undefined) return null;
  const [shown, ...validOn] = known;
  return validOn.includes(declaration) ? null : { shown, validOn: validOn.join(', ') };
}
