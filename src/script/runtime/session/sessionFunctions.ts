import { AliasInfo, FunctionInfo, type ScriptedCommand } from '../../commands/commandInfo.ts';
import { putCommand } from '../pipeline/commandTable.ts';
import type { CompiledBlock } from '../compile/compiledBlock.ts';
import { parseScriptBlock } from '../blocks/parseScriptBlock.ts';
import type { ScriptEngine } from '../scriptEngine.ts';

/** Functions that every session of PowerShell has, by name. */
const sources: readonly (readonly [string, string, 'advanced'?])[] = [
  [
    'prompt',
    '"PS $($ExecutionContext.SessionState.Path.CurrentLocation)$(\'>\' * ($NestedPromptLevel + 1)) "',
  ],
  ['cd..', 'Set-Location ..'],
  ['cd\\', 'Set-Location \\'],
  ['cd~', 'Set-Location ~'],
  ['Pause', "$null = Read-Host 'Press Enter to continue...'"],
  [
    'mkdir',
    `[CmdletBinding(DefaultParameterSetName = 'pathSet', SupportsShouldProcess)]
[OutputType([System.IO.DirectoryInfo])]
param(
    [Parameter(ParameterSetName = 'nameSet', Position = 0, ValueFromPipelineByPropertyName)]
    [Parameter(ParameterSetName = 'pathSet', Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
    [string[]]$Path,
    [Parameter(ParameterSetName = 'nameSet', Mandatory, ValueFromPipelineByPropertyName)]
    [AllowNull()][AllowEmptyString()]
    [string]$Name,
    [Parameter(ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [object]$Value,
    [switch]$Force
)
process { New-Item -ItemType Directory @PSBoundParameters }`,
    'advanced',
  ],
];

/** Aliases of functions that every session has. */
const aliases: readonly (readonly [string, string])[] = [['md', 'mkdir']];

/** Gives a session the functions that it has from its start. */
export function setSessionFunctions(engine: ScriptEngine): void {
  const { top } = engine.global;
  for (const [name, text, kind] of sources)
    putCommand(top, new FunctionInfo(name, parsedLater(name, text, kind === 'advanced', engine)));
  for (const [name, definition] of aliases) putCommand(top, new AliasInfo(name, definition));
}

/** Few scripts call one of them or list them: a session that starts does not parse them. */
function parsedLater(name: string, text: string, advanced: boolean, engine: ScriptEngine): ScriptedCommand {
  let parsed: CompiledBlock | null = null;
  const block = (): CompiledBlock =>
    (parsed ??= parseScriptBlock(engine.options.parse(text, null), engine.global));
  return {
    get block() {
      return block();
    },
    advanced,
    describe: () => block().code.metadata(engine.frame, name),
  };
}
