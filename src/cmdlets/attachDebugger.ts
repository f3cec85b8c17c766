import { debugCall, type DebugSettings, isDebugCommand } from '../script/debug/debugMessages.ts';
import { ScriptDebugger } from '../script/debug/scriptDebugger.ts';
import type { BlockingCalls } from '../script/host/blockingCalls.ts';
import type { SessionOutput } from '../script/host/sessionOutput.ts';
import type { Session } from '../script/runtime/session/openSession.ts';
import { checkpointOf, type OwnerSide } from './scriptSession.ts';

/** Has a session stop where its debugger wants that; its owner speaks for the debugger and answers `debugCall`. */
export function attachDebugger(
  { engine }: Session,
  settings: DebugSettings,
  side: OwnerSide,
  { calls, output }: { readonly calls: BlockingCalls; readonly output: SessionOutput },
): void {
  const checkpoint = checkpointOf(side);
  engine.hook = new ScriptDebugger(engine, settings, {
    isInterrupted: () => side.control.takeInterrupt(),
    log: (text) => {
      output.write('output', `${text}\n`);
    },
    ask: (report) => {
      output.flush();
      const command = calls.call(debugCall, report, { heard: () => undefined, checkpoint });
      return isDebugCommand(command) ? command : { kind: 'resume', step: 'continue' };
    },
  });
}
