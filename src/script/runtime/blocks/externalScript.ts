import { ExternalScriptInfo } from '../../commands/commandInfo.ts';
import type { CompiledBlock } from '../compile/compiledBlock.ts';
import type { Engine } from '../execution.ts';

/** The script of a file as a command; `path` is absolute. */
export function externalScript(
  path: string,
  block: CompiledBlock,
  engine: Pick<Engine, 'frame'>,
): ExternalScriptInfo {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return new ExternalScriptInfo(name, path, {
    block,
    advanced: block.code.advanced,
    describe: () => block.code.metadata(engine.frame, name),
  });
}
