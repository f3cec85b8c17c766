import { parseScriptBlock } from './parseScriptBlock.ts';
import type { ScriptEngine } from './scriptEngine.ts';

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
    engine.defineFunction(
      name,
      parseScriptBlock(engine.options.parse(text, null), engine.global),
      engine.global.top,
    );
}
