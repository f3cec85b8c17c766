import type { Cmdlet } from '../commands/cmdlet.ts';
import { blockCmdlets } from './blockCmdlets.ts';
import { runAlone, runCmdlets } from './invokePester.ts';
import { mockCmdlet } from './mock/mockCmdlet.ts';
import type { PesterState } from './pesterState.ts';
import { olderAssertions, shouldCmdlet } from './should/shouldCmdlet.ts';
import { testCmdlets } from './testCmdlets.ts';

/** The commands of Pester 5, over what a session knows of its tests. */
export function pesterCmdlets(state: PesterState): readonly Cmdlet[] {
  return [
    ...blockCmdlets(state, runAlone(state)),
    ...[shouldCmdlet(state), ...olderAssertions(state), mockCmdlet(state)],
    ...testCmdlets(state),
    ...runCmdlets(state),
  ];
}
