import type { Engine } from '../execution.ts';
import type { SessionOptions } from '../session/sessionOptions.ts';
import type { BuiltInModules } from './builtInModules.ts';
import type { ModuleTable } from './moduleTable.ts';

/** What loading needs beside what compiled code does. */
export interface LoadingEngine extends Engine {
  readonly modules: ModuleTable;
  readonly builtInModules: BuiltInModules;
  readonly options: SessionOptions;
  isBuiltInModule(name: string): boolean;
  /** Whether a name fits one of several wildcard patterns. */
  matchesAny(name: string, patterns: readonly string[]): boolean;
}
