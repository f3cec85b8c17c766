import { lateCmdlets } from '../commands/lateCmdlets.ts';
import type { ScriptEngine } from '../runtime/scriptEngine.ts';
import * as lateCommands from './pesterCmdlets.ts';
import { pesterModule } from './pesterModule.ts';
import { PesterState } from './pesterState.ts';

/**
 * Gives a session the commands of Pester 5. TestDrive lies below the folder, which need not be there; null for a session without one.
 */
export function addPester(engine: ScriptEngine, temporaryFolder: string | null): PesterState {
  const state = new PesterState(engine, temporaryFolder);
  engine.table.add(
    lateCmdlets(pesterModule, names, () => lateCommands.pesterCmdlets(state)),
    engine.global.top,
  );
  return state;
}

const names =
  'Describe, Context, It, BeforeAll, AfterAll, BeforeEach, AfterEach, BeforeDiscovery, Should, Assert-MockCalled, Assert-VerifiableMock, ' +
  'Mock, Set-ItResult, InModuleScope, Invoke-Pester, New-PesterConfiguration, New-PesterContainer';
