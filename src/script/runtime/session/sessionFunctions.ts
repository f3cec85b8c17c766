import { FunctionInfo, type ScriptedCommand } from '../../commands/commandInfo.ts';
import { putCommand } from '../pipeline/commandTable.ts';
import type { CompiledBlock } from '../compile/compiledBlock.ts';
import { parseScriptBlock } from '../blocks/parseScriptBlock.ts';
import type { ScriptEngine } from '../scriptEngine.ts';

/** Functions that every session of PowerShell has, by name. */
const sources: readonly (readonly [string, string])[] = [
  [
    'prompt',
    '"PS $($ExecutionContext.SessionState.Path.CurrentLocation)$(\'>\' * ($NestedPromptLevel + 1)) "',
  ],
  ['cd..', 'Set-Location ..'],
  ['cd\\', 'Set-Location \\'],
  ['cd~', 'Set-Location ~'],
  ['Pause', "$null = Read-Host 'Press Enter to continue...'"],
];

/** Gives a session the functions that it has from its start. */
export function setSessionFunctions(engine: ScriptEngine): void {
  for (const [name, text] of sources)
    putCommand(engine.global.top, new FunctionInfo(name, parsedLater(name, text, engine)));
}

/** Few scripts call one of them or list them: a session that starts does not parse them. */
function parsedLater(name: string, text: string, engine: ScriptEngine): ScriptedCommand {
  let parsed: CompiledBlock | null = null;
  const block = (): CompiledBlock =>
    (parsed ??= parseScriptBlock(engine.options.parse(text, null), engine.global));
  return {
    get block() {
      return block();
    },
    advanced: false,
    describe: () => block().code.metadata(engine.frame, name),
  };
}
