import type { CommandRuntime } from '../script/commands/commandRuntime.ts';
import { isWhatIf } from './whatIf.ts';

/** Whether it is to be done: -Force asks nobody, and -WhatIf does nothing all the same. */
export function isConfirmed(runtime: CommandRuntime, target: string, action: string): boolean {
  if (runtime.flag('Force') && !isWhatIf(runtime)) return true;
  return runtime.shouldProcess(target, action);
}
