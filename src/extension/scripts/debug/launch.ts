import { isRecord } from '../../../base/isRecord.ts';
import { givenTexts } from '../givenTexts.ts';

/** What a launch configuration asks for. */
export interface Launch {
  /** Below the workspace folder, or absolute; empty where none is named. */
  readonly script: string;
  readonly arguments: readonly string[];
  readonly isDryRun: boolean;
  readonly stopOnEntry: boolean;
  /** It only runs: nothing stops it. */
  readonly noDebug: boolean;
  /** Number of a run of `DebuggedRuns`, which the script is part of; empty where the script itself runs. */
  readonly run: string;
}

/** Reads a configuration that came through VS Code; what it does not say is empty or false. */
export function launchOf(given: unknown): Launch {
  const asked = isRecord(given) ? given : {};
  const { script, run } = asked;
  return {
    script: typeof script === 'string' ? script : '',
    arguments: givenTexts(asked['arguments']),
    isDryRun: asked['dryRun'] === true,
    stopOnEntry: asked['stopOnEntry'] === true,
    run: typeof run === 'string' ? run : '',
    noDebug: asked['noDebug'] === true,
  };
}
