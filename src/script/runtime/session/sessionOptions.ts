import type { Clock } from '../../../base/clock.ts';
import type { Cmdlet } from '../../commands/cmdlet.ts';
import type { TypeRegistry } from '../../types/typeRegistry.ts';
import type { TypeKnowledge } from '../../syntax/typeNameChecks.ts';
import type { ParsedScript } from '../../syntax/parsedScript.ts';
import type { Value } from '../../values/value.ts';
import type { SessionLimits } from './limits.ts';
import type { ScriptFiles } from './scriptFiles.ts';
import type { ScriptHost } from './scriptHost.ts';
import type { StreamName } from './scriptOutcome.ts';
import type { WebAccess } from './webAccess.ts';

/** What a session is given of the world. */
export interface SessionOptions {
  readonly cmdlets: readonly Cmdlet[];
  readonly types: TypeRegistry;
  /** Parses a text: a script, what Invoke-Expression is given, dot-sourced files and modules. */
  readonly parse: (text: string, file: string | null, types?: TypeKnowledge) => ParsedScript;
  /** What objects look like in a file that output is redirected to; lines. */
  readonly format: (values: Iterable<Value>, width: number) => string[];
  /** Name of the culture, as `en-US`. */
  readonly culture: string;
  /** IANA name of the local time zone; null for that of the machine, which is found when it is first asked for. */
  readonly timeZone: string | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly environment: ReadonlyMap<string, string>;
  /** Variables of the environment that may be read though their names tell of secrets. */
  readonly allowedVariables?: readonly string[];
  readonly files: ScriptFiles;
  /** None where no host of the network may be reached. */
  readonly web?: WebAccess;
  readonly host: ScriptHost;
  /** Current folder at the start, absolute. */
  readonly location: string;
  readonly limits: SessionLimits;
  /** Whether the run is to stop: asked often. */
  readonly canceled: () => boolean;
  /** Told of each object as it is written; null where the outcome is enough. */
  readonly onRecord: ((stream: StreamName, value: Value) => void) | null;
}
