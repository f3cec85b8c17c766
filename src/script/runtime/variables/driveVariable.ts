import { FunctionInfo } from '../../commands/commandInfo.ts';
import { drivesOf } from '../../commands/files/drives.ts';
import { driveNotFound } from '../../commands/files/itemErrors.ts';
import { toShownText, toText } from '../../convert/toText.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { isNull, type Value } from '../../values/value.ts';
import type { Frame } from '../execution.ts';
import { findNamedCommand } from '../pipeline/commandTable.ts';
import { readFileVariable, writeFileVariable } from './fileVariable.ts';

/** `$env:X`, `$function:X`, `$alias:X`: undefined where there is no such item or drive. */
export function readDriveVariable(
  { engine, scope }: Frame,
  { qualifier, name }: { readonly qualifier: string | null; readonly name: string },
): Value | undefined {
  if (qualifier === 'env') return engine.environment.get(name);
  const named = (kind: 'functions' | 'aliases') => findNamedCommand(scope, kind, name.toLowerCase());
  if (qualifier === 'function') {
    const command = named('functions');
    return command instanceof FunctionInfo ? command.block : undefined;
  }
  if (isOfFiles(qualifier, engine)) return readFileVariable(`${qualifier ?? ''}:${name}`, engine);
  return qualifier === 'alias' ? named('aliases')?.definition : undefined;
}

/** Assignment to an item of a drive; null removes it. Throws the error of a drive that is not there. */
export function writeDriveVariable(
  { engine }: Frame,
  { qualifier, name }: { readonly qualifier: string | null; readonly name: string },
  value: Value,
): void {
  if (qualifier === 'env') {
    if (isNull(value)) engine.environment.delete(name);
    else engine.environment.set(name, toShownText(value, engine));
  } else if (qualifier === 'function') engine.setFunction(name, isNull(value) ? null : value);
  else if (qualifier === 'alias') engine.setAlias(name, isNull(value) ? null : toText(value, engine));
  else if (isOfFiles(qualifier, engine)) writeFileVariable(`${qualifier ?? ''}:${name}`, value, engine);
  else if (qualifier !== null && drivesOf(engine.environment).find(qualifier) === undefined)
    throw new ScriptError(driveNotFound(qualifier));
}

function isOfFiles(qualifier: string | null, { environment }: Frame['engine']): boolean {
  return qualifier !== null && drivesOf(environment).find(qualifier)?.provider === 'FileSystem';
}
