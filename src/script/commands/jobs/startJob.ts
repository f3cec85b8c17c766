import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { resolvePath } from '../../runtime/session/scriptFiles.ts';
import { usingVariables } from '../usingVariables.ts';
import type { JobTask } from './jobTask.ts';
import { startBackground, startThread } from './startJobs.ts';

const common =
  '[-Name <string>] [-Credential <pscredential>] [-Authentication <string>] [-WorkingDirectory <string>] [-RunAs32] [-PSVersion <version>] [-InputObject <psobject>] [-ArgumentList <Object[]>]';

/** Start-Job: a script block or a script file, as in another process. */
export const startJob = cmdlet({
  name: 'Start-Job',
  className: 'StartJobCommand',
  module: 'Core',
  notEmpty: ['PSVersion'],
  aliases: ['sajb'],
  syntax: {
    ComputerName: `[-ScriptBlock] <scriptblock> [[-InitializationScript] <scriptblock>] ${common}`,
    FilePathComputerName: `[-FilePath] <string> [[-InitializationScript] <scriptblock>] ${common}`,
    LiteralFilePathComputerName: `[[-InitializationScript] <scriptblock>] -LiteralPath <string> ${common}`,
  },
  parameters: {
    ScriptBlock: { aliases: ['Command'] },
    LiteralPath: { aliases: ['PSPath', 'LP'] },
    ArgumentList: { aliases: ['Args'] },
    InputObject: { pipeline: 'value' },
    Name: { pipeline: 'property' },
  },
  outputs: ['System.Management.Automation.PSRemotingJob'],
  start: (runtime) =>
    collecting(runtime, (input) =>
      startBackground(taskOf(runtime, input, true), runtime.string('Name'), runtime.runspace),
    ),
});

/** Start-ThreadJob: a script block or a script file, which shares objects with the script that starts it. */
export const startThreadJob = cmdlet({
  name: 'Start-ThreadJob',
  className: 'Microsoft.PowerShell.ThreadJob.StartThreadJobCommand',
  module: 'Microsoft.PowerShell.ThreadJob',
  syntax: {
    ScriptBlock:
      '[-ScriptBlock] <scriptblock> [-Name <string>] [-InitializationScript <scriptblock>] [-InputObject <psobject>] [-ArgumentList <Object[]>] [-ThrottleLimit <int>] [-StreamingHost <Object>]',
    FilePath:
      '[-FilePath] <string> [-Name <string>] [-InitializationScript <scriptblock>] [-InputObject <psobject>] [-ArgumentList <Object[]>] [-ThrottleLimit <int>] [-StreamingHost <Object>]',
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    ThrottleLimit: {},
  },
  outputs: ['Microsoft.PowerShell.ThreadJob.ThreadJob'],
  start: (runtime) =>
    collecting(runtime, (input) =>
      startThread(taskOf(runtime, input, false), runtime.string('Name'), runtime.runspace),
    ),
});

/** Input is collected: the job gets it whole. */
function collecting(runtime: CommandRuntime, start: (input: readonly Value[] | null) => Value) {
  const input: Value[] = [];
  return {
    process() {
      const object = runtime.value('InputObject') ?? null;
      runtime.runspace.allow('items', input.length);
      if (!isNull(object)) input.push(object);
    },
    end() {
      runtime.write(start(input.length === 0 ? null : input));
    },
  };
}

function taskOf(runtime: CommandRuntime, input: readonly Value[] | null, apart: boolean): JobTask {
  if (runtime.has('Credential'))
    runtime.throwTerminating(
      commandError(
        'NotAvailable',
        'Jobs of this host run as the user of the script. Leave out -Credential.',
        'NotImplemented',
        {
          type: 'System.NotSupportedException',
        },
      ),
    );
  const block = runtime.block('ScriptBlock') ?? fileBlock(runtime);
  const folder = runtime.string('WorkingDirectory');
  return {
    block,
    args: runtime.list('ArgumentList') ?? [],
    input,
    initialization: runtime.block('InitializationScript') ?? null,
    using: usingVariables(block, runtime),
    variables: new Map(),
    location:
      folder === undefined ? runtime.runspace.location : resolvePath(folder, runtime.runspace.location),
    apart,
  };
}

/** The script of a file, as a block. */
function fileBlock(runtime: CommandRuntime): ScriptBlock {
  const path = resolvePath(
    runtime.string('FilePath') ?? runtime.string('LiteralPath') ?? '',
    runtime.runspace.location,
  );
  return runtime.runspace.parse(runtime.runspace.files.readText(path));
}
