import { toBoolean } from '../convert/toBoolean.ts';
import { itemsOf } from '../runtime/compile/compileLoop.ts';
import type { NetContext } from '../types/netType.ts';
import { CustomObject, customObject } from '../values/customObject.ts';
import { Dictionary } from '../values/dictionary.ts';
import { NetArray } from '../values/netArray.ts';
import { isNull, type Value } from '../values/value.ts';
import type { TraceVerbosity, Verbosity } from './report/reportText.ts';
import type { TestFilter } from './testFilter.ts';

/** Formats of files with results. */
export type ResultFormat = 'NUnitXml' | 'JUnitXml';

/** How tests are run, and what is said of them. */
export interface PesterSettings {
  readonly filter: TestFilter;
  /** As written: files, folders, wildcard patterns. */
  readonly paths: readonly string[];
  readonly excludedPaths: readonly string[];
  /** What New-PesterContainer made, and script blocks. */
  readonly containers: readonly Value[];
  /** End of the names of files with tests. */
  readonly extension: string;
  readonly verbosity: Verbosity;
  readonly trace: TraceVerbosity;
  readonly passThru: boolean;
  /** Whether the session ends with the number of failures. */
  readonly exits: boolean;
  /** Whether failures end the script with an error. */
  readonly throws: boolean;
  /** Whether tests are only looked for. */
  readonly skipRun: boolean;
  readonly assertionsStop: boolean;
  /** Whether tests have TestDrive. */
  readonly hasTestDrive: boolean;
  /** Null where no file is to be written. */
  readonly results: { readonly path: string; readonly format: ResultFormat; readonly suite: string } | null;
}

type Section = Readonly<Record<string, Value>>;

const none = new NetArray([]);

/** Sections of a configuration with their defaults. */
const sections: Readonly<Record<string, Section>> = {
  Run: {
    Path: new NetArray(['.']),
    ExcludePath: none,
    ScriptBlock: none,
    Container: none,
    TestExtension: '.Tests.ps1',
    Exit: false,
    Throw: false,
    PassThru: false,
    SkipRun: false,
  },
  Filter: { Tag: none, ExcludeTag: none, Line: none, FullName: none },
  CodeCoverage: { Enabled: false },
  TestResult: {
    Enabled: false,
    OutputFormat: 'NUnitXml',
    OutputPath: 'testResults.xml',
    TestSuiteName: 'Pester',
  },
  Should: { ErrorAction: 'Stop' },
  Output: { Verbosity: 'Normal', StackTraceVerbosity: 'Filtered' },
  TestDrive: { Enabled: true },
  TestRegistry: { Enabled: false },
};

/** A configuration as New-PesterConfiguration writes it: an object a section; what a table gives is set. */
export function newConfiguration(given: Value): CustomObject {
  return customObject(
    Object.entries(sections).map(([name, options]) => {
      const section = customObject(Object.entries(options), `Pester.${name}Configuration`);
      const own = entriesOf(member(given, name));
      for (const [key, value] of own) section.set(key, value);
      return [name, section] as const;
    }),
    'PesterConfiguration',
  );
}

function entriesOf(value: Value): (readonly [string, Value])[] {
  if (value instanceof Dictionary)
    return [...value.entries()].map(
      ({ key, value: held }) => [typeof key === 'string' ? key : '', held] as const,
    );
  if (!(value instanceof CustomObject)) return [];
  return [...value.members.values()].flatMap((one) =>
    one.kind === 'note' ? [[one.name, one.value] as const] : [],
  );
}

function member(value: Value, name: string): Value {
  if (value instanceof Dictionary) return value.get(name) ?? null;
  return value instanceof CustomObject ? (value.note(name) ?? null) : null;
}

/** What a configuration says, an object or a table. */
export function readConfiguration(given: Value, context: NetContext): PesterSettings {
  const configuration = newConfiguration(given);
  const option = (section: string, name: string): Value => member(member(configuration, section), name);
  const text = (section: string, name: string): string => {
    const value = option(section, name);
    return isNull(value) ? '' : context.text(value);
  };
  const flag = (section: string, name: string): boolean => toBoolean(option(section, name));
  const texts = (section: string, name: string): readonly string[] =>
    [...itemsOf(option(section, name))].map((item) => context.text(item));
  return {
    filter: {
      tags: texts('Filter', 'Tag'),
      excludedTags: texts('Filter', 'ExcludeTag'),
      fullNames: texts('Filter', 'FullName'),
      lines: texts('Filter', 'Line'),
    },
    paths: texts('Run', 'Path'),
    excludedPaths: texts('Run', 'ExcludePath'),
    containers: [...itemsOf(option('Run', 'Container')), ...itemsOf(option('Run', 'ScriptBlock'))],
    extension: text('Run', 'TestExtension'),
    verbosity: verbosityOf(text('Output', 'Verbosity')),
    trace: traceOf(text('Output', 'StackTraceVerbosity')),
    passThru: flag('Run', 'PassThru'),
    exits: flag('Run', 'Exit'),
    throws: flag('Run', 'Throw'),
    skipRun: flag('Run', 'SkipRun'),
    hasTestDrive: flag('TestDrive', 'Enabled'),
    assertionsStop: text('Should', 'ErrorAction').toLowerCase() !== 'continue',
    results: flag('TestResult', 'Enabled')
      ? {
          path: text('TestResult', 'OutputPath'),
          format: formatOf(text('TestResult', 'OutputFormat')),
          suite: text('TestResult', 'TestSuiteName'),
        }
      : null,
  };
}

/** The word among several that a text is, whatever its case; the fallback for another. */
function oneOf<Word extends string>(text: string, words: readonly Word[], fallback: Word): Word {
  return words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? fallback;
}

/** How much is to be said; `Normal` for a word that is none. */
export function verbosityOf(text: string): Verbosity {
  return oneOf(text, ['None', 'Normal', 'Detailed', 'Diagnostic'], 'Normal');
}

function traceOf(text: string): TraceVerbosity {
  return oneOf(text, ['None', 'FirstLine', 'Filtered', 'Full'], 'Filtered');
}

/** A format by its name; every NUnit is NUnitXml. */
export function formatOf(text: string): ResultFormat {
  return oneOf(text, ['NUnitXml', 'JUnitXml'], 'NUnitXml');
}
