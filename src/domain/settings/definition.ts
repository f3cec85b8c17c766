import type { SettingDocument } from '../documents.ts';
import { SyncError } from '../errors/syncError.ts';
import { describeBlackout } from '../schedule/describe.ts';
import { parseBlackout } from '../schedule/parseBlackout.ts';
import type { BlackoutWindow } from '../schedule/schedule.ts';
import { blackoutProblems } from '../schedule/validate.ts';

/** What the local database keeps as the value of a setting. */
export type StoredSetting = SettingDocument['value'];

/** One setting: what it is, what it may be, and how text and the stored value become its typed value. */
export interface SettingDefinition<T> {
  readonly type: 'whole number' | 'on or off' | 'choice' | 'text' | 'list' | 'secret';
  readonly default: StoredSetting;
  readonly unit?: string;
  /** The allowed values in words: `1 to 365`, `immediately or wait`. */
  readonly allowed: string;
  /** One line: what it does. */
  readonly description: string;
  /** Where the default comes from. */
  readonly origin: string;
  /** The value to store for a typed text; throws an Error that says what is allowed. */
  parse(text: string): StoredSetting;
  /** The typed value of a stored one; undefined when it is not allowed. */
  read(stored: StoredSetting): T | undefined;
}

interface About {
  readonly description: string;
  readonly origin: string;
}

/** A whole number within a range; `zero` says what 0 means where it is special. */
export function wholeNumber(
  about: About & {
    readonly default: number;
    readonly low: number;
    readonly high: number;
    readonly unit: string;
    readonly zero?: string;
  },
): SettingDefinition<number> {
  const { low, high, zero } = about;
  return {
    ...about,
    type: 'whole number',
    allowed: `${low} to ${high}${zero === undefined ? '' : ` (0 = ${zero})`}`,
    parse: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text),
    read: (stored) =>
      typeof stored === 'number' && Number.isInteger(stored) && stored >= low && stored <= high
        ? stored
        : undefined,
  };
}

/** A switch. */
export function onOff(about: About & { readonly default: boolean }): SettingDefinition<boolean> {
  const on = ['on', 'true', 'yes', '1'];
  const off = ['off', 'false', 'no', '0'];
  return {
    ...about,
    type: 'on or off',
    allowed: 'on or off',
    parse: (text) => {
      const word = text.toLowerCase();
      return on.includes(word) || (off.includes(word) ? false : text);
    },
    read: (stored) => (typeof stored === 'boolean' ? stored : undefined),
  };
}

/** One of some words. */
export function choice<const T extends string>(
  about: About & { readonly default: NoInfer<T>; readonly options: readonly T[] },
): SettingDefinition<T> {
  const { options } = about;
  const find = (text: StoredSetting): T | undefined => options.find((option) => option === text);
  return {
    description: about.description,
    origin: about.origin,
    default: about.default,
    type: 'choice',
    allowed: options.join(' or '),
    parse: (text) => options.find((option) => option.toLowerCase() === text.toLowerCase()) ?? text,
    read: find,
  };
}

/** A text that may be absent (empty text = null); `check` says whether a given one is allowed. */
export function optionalText(
  about: About & {
    readonly allowed: string;
    readonly secret?: boolean;
    readonly check: (text: string) => boolean;
  },
): SettingDefinition<string | null> {
  const { description, origin, allowed, check } = about;
  return {
    description,
    origin,
    allowed,
    default: null,
    type: about.secret === true ? 'secret' : 'text',
    parse: (text) => (text === '' ? null : text),
    read: (stored) =>
      stored === null || (typeof stored === 'string' && stored.length <= 4096 && check(stored))
        ? stored
        : undefined,
  };
}

/** A list of texts, separated by commas. */
export function textList(
  about: About & { readonly allowed: string; readonly check: (text: string) => boolean },
): SettingDefinition<readonly string[]> {
  const { description, origin, allowed, check } = about;
  return {
    description,
    origin,
    allowed,
    default: [],
    type: 'list',
    parse: (text) => parts(text, ','),
    read: (stored) =>
      isList(stored) && stored.length <= 1000 && stored.every(check) ? [...stored] : undefined,
  };
}

/** Blackout windows, separated by semicolons. */
export function blackoutWindows(about: About): SettingDefinition<readonly BlackoutWindow[]> {
  return {
    ...about,
    default: [],
    type: 'list',
    allowed:
      'windows such as "Mon-Fri 08:00-18:00; daily 22:00-06:00", at most 50, that leave some time free',
    parse: (text) => parts(text, ';').map((part) => describeBlackout(parseBlackout(part))),
    read: (stored) => {
      if (!isList(stored)) return undefined;
      const windows = stored.map(windowOrUndefined);
      const found = windows.filter((window) => window !== undefined);
      return found.length === windows.length && blackoutProblems(found).length === 0 ? found : undefined;
    },
  };
}

function windowOrUndefined(text: string): BlackoutWindow | undefined {
  try {
    return parseBlackout(text);
  } catch (error) {
    if (error instanceof SyncError) return undefined;
    throw error;
  }
}

function isList(stored: StoredSetting): stored is readonly string[] {
  return Array.isArray(stored);
}

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
