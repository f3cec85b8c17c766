import { SyncError } from '../domain/errors/syncError.ts';
import { isRecord } from '../base/isRecord.ts';
import type { Cmdlet, CmdletInvocation } from '../script/commands/cmdlet.ts';
import { cmdlet, type CmdletFacts } from '../script/commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../script/commands/commandRuntime.ts';
import { ErrorRecord } from '../script/values/errorRecord.ts';
import { configurationManager } from './configurationManager/module.ts';
import { helpOf } from './help/cmdletHelp.ts';
import { NetException } from '../script/values/netException.ts';

/** A cmdlet over the service, as it is declared. */
export interface DomainCmdletFacts extends Omit<CmdletFacts, 'className' | 'help' | 'start'> {
  /** Runs once an object of the pipeline. What the service rejects with becomes an error record of the cmdlet. */
  readonly process?: (runtime: CommandRuntime) => void;
  /** In place of `process`, for one that takes the whole pipeline first. */
  readonly invocation?: (runtime: CommandRuntime) => Pick<CmdletInvocation, 'process' | 'end'>;
  /** Parameters that have nothing to do here, with the reason: whoever gives one is warned. */
  readonly ignored?: Readonly<Record<string, string>>;
}

/** What every cmdlet of the ConfigurationManager module has (cmdlets.md, conventions); one of them at most is given. */
const wildcardHandling = '[-DisableWildcardHandling] [-ForceWildcardHandling]';

/** A cmdlet whose failures of the service are non-terminating errors with the catalog's text, cause and remedy. */
export function domainCmdlet({
  process = () => undefined,
  invocation = (runtime) => ({
    process: () => {
      process(runtime);
    },
  }),
  ignored = {},
  ...facts
}: DomainCmdletFacts): Cmdlet {
  const syntax = facts.module === configurationManager ? withWildcardHandling(facts.syntax) : facts.syntax;
  return cmdlet({
    ...facts,
    help: () => helpOf(facts.name),
    syntax,
    className: `SoftwareUpdateSync.Cmdlets.${facts.name.replaceAll('-', '')}Command`,
    start: (runtime) => {
      const { process: each, end } = invocation(runtime);
      const warned = new Set<string>();
      return {
        process: () => {
          for (const [parameter, reason] of Object.entries(ignored))
            if (runtime.has(parameter) && !warned.has(parameter)) {
              warned.add(parameter);
              runtime.writeWarning(`-${parameter} has no effect here: ${reason}.`);
            }
          reported(runtime, () => {
            checkWildcardHandling(runtime);
            each?.();
          });
        },
        end: () => {
          reported(runtime, () => end?.());
        },
      };
    },
  });
}

function checkWildcardHandling(runtime: CommandRuntime): void {
  if (runtime.flag('DisableWildcardHandling') && runtime.flag('ForceWildcardHandling'))
    throw new SyncError(
      'invalidRequest',
      '-DisableWildcardHandling and -ForceWildcardHandling exclude each other',
    );
}

function withWildcardHandling(syntax: CmdletFacts['syntax']): CmdletFacts['syntax'] {
  const extended = (line: string): string => `${line} ${wildcardHandling}`.trimStart();
  return typeof syntax === 'string'
    ? extended(syntax)
    : Object.fromEntries(Object.entries(syntax).map(([set, line]) => [set, extended(line)]));
}

function reported(runtime: CommandRuntime, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    runtime.writeError(errorOf(error));
  }
}

/** The error record of a failure; `$_.Exception.HResult` is the code that `susync explain` knows. */
function errorOf(error: SyncError): ErrorRecord {
  const { code, key, message, entry } = error;
  const record = new ErrorRecord({
    exception: new NetException('System.InvalidOperationException', message, null, { HResult: code | 0 }),
    id: key,
    category: categoryOf(key),
  });
  record.details = { message, recommendedAction: entry.remedy };
  return record;
}

function categoryOf(key: string): ErrorRecord['category'] {
  switch (key) {
    case 'notFound':
      return 'ObjectNotFound';
    case 'alreadyExists':
      return 'ResourceExists';
    case 'invalidRequest':
      return 'InvalidArgument';
    case 'accessDenied':
      return 'PermissionDenied';
    case 'busy':
      return 'ResourceBusy';
    case 'cancelled':
      return 'OperationStopped';
    default:
      return 'InvalidOperation';
  }
}

/** Shows the progress of work that takes its time as Write-Progress does, and takes it away at its end. */
export function withProgress<Result>(
  runtime: CommandRuntime,
  activity: string,
  work: (heard: (progress: unknown) => void) => Result,
): Result {
  const tell = (status: string, percentComplete: number, completed: boolean): void => {
    runtime.writeProgress({
      ...{ id: 0, parentId: -1, activity, status, currentOperation: '' },
      ...{ percentComplete, secondsRemaining: -1, completed },
    });
  };
  try {
    return work((progress) => {
      if (!isRecord(progress)) return;
      const { done, total, text } = progress;
      const percent =
        typeof done === 'number' && typeof total === 'number' && total > 0 ? (100 * done) / total : -1;
      tell(typeof text === 'string' ? text : 'Working', Math.min(100, Math.floor(percent)), false);
    });
  } finally {
    tell('', -1, true);
  }
}
