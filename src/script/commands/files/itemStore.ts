import { toShownText, toText } from '../../convert/toText.ts';
import { qualifiedName } from '../../runtime/variables/qualifiedName.ts';
import { wildcardPattern } from '../../text/wildcard.ts';
import { DictionaryEntry } from '../../values/dictionaryEntry.ts';
import { ScriptError, type ErrorRecord } from '../../values/errorRecord.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, type Value } from '../../values/value.ts';
import { isLocked, Variable } from '../../values/variable.ts';
import { argumentNotValid } from '../argumentNotValid.ts';
import { commandError } from '../commandError.ts';
import { AliasInfo, FunctionInfo } from '../commandInfo.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { notWritable } from '../variables/variableFilter.ts';
import type { ProviderName } from './drives.ts';

/** The items of a drive that holds no files: environment variables, variables, functions, aliases. */
export interface ItemStore {
  has(name: string): boolean;
  /** Names in order that fit a wildcard pattern. */
  matching(pattern: string): string[];
  /** The item itself, as Get-Item writes it; undefined where there is none. */
  item(name: string): Value | undefined;
  /** What Get-Content writes of it. */
  content(name: string): Value;
  set(name: string, value: Value, force?: boolean): void;
  /** An error where it may not be removed. */
  remove(name: string, force: boolean): ErrorRecord | null;
  /** Empties a variable, removes anything else; an error where that may not be. */
  clear(name: string, force: boolean): ErrorRecord | null;
}

const sorted = (names: Iterable<string>, pattern: string): string[] => {
  const matches = wildcardPattern(pattern === '' ? '*' : pattern);
  return [...names]
    .filter((name) => matches(name))
    .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
};

/** The items of a provider. A site has none. */
export function storeOf(provider: ProviderName, runtime: CommandRuntime): ItemStore {
  switch (provider) {
    case 'Environment':
      return environmentStore(runtime);
    case 'Variable':
      return variableStore(runtime);
    case 'Function':
      return commandStore('function', runtime);
    case 'Alias':
      return commandStore('alias', runtime);
    case 'CMSite':
    case 'FileSystem':
      return emptyStore;
  }
}

const emptyStore: ItemStore = {
  has: () => false,
  matching: () => [],
  item: () => undefined,
  content: () => null,
  set: () => undefined,
  remove: () => null,
  clear: () => null,
};

function environmentStore({ runspace }: CommandRuntime): ItemStore {
  const { environment } = runspace;
  const remove = (name: string): null => {
    environment.delete(name);
    return null;
  };
  return {
    has: (name) => environment.has(name),
    matching: (pattern) => sorted(environment.keys(), pattern),
    item(name) {
      const value = environment.get(name);
      return value === undefined ? undefined : new DictionaryEntry(name, value);
    },
    content: (name) => environment.get(name) ?? null,
    set(name, value) {
      if (isNull(value)) environment.delete(name);
      else environment.set(name, toShownText(value, runspace));
    },
    remove,
    clear: remove,
  };
}

function variableStore({ runspace }: CommandRuntime): ItemStore {
  const { variables } = runspace;
  const find = (given: string): Variable | undefined => {
    const { scope, name } = qualifiedName(given);
    return variables.find(name, scope);
  };
  return {
    has: (name) => find(name)?.isHidden === false,
    matching: (pattern) =>
      sorted(
        variables.list().map(({ name }) => name),
        pattern,
      ),
    item: (name) => (qualifiedName(name).scope === undefined ? find(name) : undefined),
    content: (name) => find(name)?.read() ?? null,
    set(name, value) {
      variables.assign(name, value);
    },
    remove(name, force) {
      if (isLocked(find(name), force)) return notWritable(name, 'remove');
      const place = qualifiedName(name);
      variables.remove(place.name, place.scope);
      return null;
    },
    clear(name, force) {
      if (isLocked(find(name), force)) return notWritable(name, 'overwrite');
      // Its type is forgotten, too.
      const place = qualifiedName(name);
      variables.put(new Variable(place.name, null), place.scope);
      return null;
    },
  };
}

function commandStore(kind: 'function' | 'alias', { runspace }: CommandRuntime): ItemStore {
  const { commands } = runspace;
  const isKind = kind === 'function' ? isFunction : isAlias;
  const all = () => commands.list().filter(isKind);
  const find = (given: string) => {
    const name = qualifiedName(given).name.toLowerCase();
    return all().find((one) => one.name.toLowerCase() === name);
  };
  const remove = (name: string, force: boolean): ErrorRecord | null => {
    if (isLocked(find(name), force)) return notRemovable(kind, name);
    commands.remove(kind, name);
    return null;
  };
  return {
    has: (name) => find(name) !== undefined,
    matching: (pattern) =>
      sorted(
        all().map(({ name }) => name),
        pattern,
      ),
    item: (name) => (qualifiedName(name).scope === undefined ? find(name) : undefined),
    content(name) {
      const found = find(name);
      return found instanceof FunctionInfo ? found.block : (found?.definition ?? null);
    },
    set(name, value, force = false) {
      const locked = isLocked(find(name), force);
      if (locked && kind === 'alias') throw new ScriptError(aliasNotWritable(name));
      if (force && !locked) commands.remove(kind, name);
      if (kind === 'function') {
        const body = value instanceof FunctionInfo ? value.block : value;
        if (!isNull(body) && typeof body !== 'string' && !(body instanceof ScriptBlock))
          throw new ScriptError(argumentNotValid('value'));
        const place = qualifiedName(name);
        runspace.setFunction(place.name, isNull(body) ? null : body, place.scope);
      } else runspace.setAlias(name, isNull(value) ? null : toText(value, runspace));
    },
    remove,
    clear: remove,
  };
}

/** The error of an alias that is not to be changed. */
export function aliasNotWritable(name: string): ErrorRecord {
  return commandError(
    'AliasNotWritable',
    `Alias is not writeable because alias ${name} is read-only or constant and cannot be written to.`,
    'WriteError',
    { type: 'System.Management.Automation.SessionStateUnauthorizedAccessException', target: name },
  );
}

/** The error of an alias or function that is not to be removed. */
export function notRemovable(kind: 'function' | 'alias', name: string): ErrorRecord {
  return commandError(
    kind === 'alias' ? 'AliasNotRemovable' : 'FunctionNotRemovable',
    kind === 'alias'
      ? `Alias was not removed because alias ${name} is constant or read-only.`
      : `Cannot remove function ${name} because it is constant.`,
    'WriteError',
    { type: 'System.Management.Automation.SessionStateUnauthorizedAccessException', target: name },
  );
}

const isFunction = (command: Value): command is FunctionInfo => command instanceof FunctionInfo;
const isAlias = (command: Value): command is AliasInfo => command instanceof AliasInfo;
