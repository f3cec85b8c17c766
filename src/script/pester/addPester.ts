import type { ScriptEngine } from '../runtime/scriptEngine.ts';
import { blockCmdlets } from './blockCmdlets.ts';
import { runAlone, runCmdlets } from './invokePester.ts';
import { mockCmdlet } from './mock/mockCmdlet.ts';
import { PesterState } from './pesterState.ts';
import { olderAssertions, shouldCmdlet } from './should/shouldCmdlet.ts';
import { testCmdlets } from './testCmdlets.ts';

/**
 * Gives a session the commands of Pester 5. TestDrive lies below the folder, which need not be there; null for a session without one.
 */
export function addPester(engine: ScriptEngine, temporaryFolder: string | null): PesterState {
  const state = new PesterState(engine, temporaryFolder);
  engine.table.add(
    [
      ...blockCmdlets(state, runAlone(state)),
      ...[shouldCmdlet(state), ...olderAssertions(state), mockCmdlet(state)],
      ...testCmdlets(state),
      ...runCmdlets(state),
    ],
    engine.global.top,
  );
  return state;
}
