import type { CommandRuntime } from '../commands/commandRuntime.ts';
import { CompiledBlock } from '../runtime/compile/compiledBlock.ts';

/** The script block that a parameter was given; undefined where none was. */
export function blockGiven(runtime: CommandRuntime, parameter: string): CompiledBlock | undefined {
  const block = runtime.block(parameter);
  return block instanceof CompiledBlock ? block : undefined;
}
