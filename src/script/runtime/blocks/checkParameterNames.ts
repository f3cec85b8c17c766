import { commonParameters, confirmationParameters } from '../../binding/commonParameters.ts';
import type { ParameterMetadata } from '../../commands/commandMetadata.ts';
import { type ScriptError, scriptError } from '../../values/errorRecord.ts';

type Named = Pick<ParameterMetadata, 'name' | 'aliases'>;

/** Throws where names and aliases of parameters meet one another, or those that an advanced function has anyway. */
export function checkParameterNames(own: readonly Named[], advanced: boolean, confirms: boolean): void {
  const common = [...(advanced ? commonParameters : []), ...(confirms ? confirmationParameters : [])];
  const aliases = new Map<string, string>();
  for (const { name, aliases: given } of own)
    for (const alias of given) {
      if (aliases.has(key(alias)))
        throw fault('AliasDeclaredMultipleTimes', `The alias "${alias}" is declared multiple times.`);
      aliases.set(key(alias), name);
    }
  for (const { name } of [...own, ...common]) conflict(name, aliases.get(key(name)));
  for (const { name } of own) {
    if (common.some((parameter) => key(parameter.name) === key(name)))
      throw fault(
        'ParameterNameAlreadyExistsForCommand',
        `A parameter with the name '${name}' was defined multiple times for the command.`,
      );
    conflict(
      name,
      common.find((parameter) => parameter.aliases.some((alias) => key(alias) === key(name)))?.name,
    );
  }
  for (const { aliases: taken } of common)
    for (const alias of taken)
      if (aliases.has(key(alias)))
        throw fault(
          'AliasParameterNameAlreadyExistsForCommand',
          `The parameter alias cannot be specified because an alias with the name '${alias}' was already defined multiple times for the command.`,
        );
}

function key(name: string): string {
  return name.toLowerCase();
}

/** A name that is an alias of the parameter that is named, if there is one. */
function conflict(name: string, other: string | undefined): void {
  if (other !== undefined)
    throw fault(
      'ParameterNameConflictsWithAlias',
      `The parameter '${name}' cannot be specified because it conflicts with the parameter alias of the same name for parameter '${other}'.`,
    );
}

function fault(id: string, message: string): ScriptError {
  return scriptError(id, message, 'MetadataError', {
    type: 'System.Management.Automation.MetadataException',
  });
}
