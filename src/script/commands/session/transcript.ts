import { OutputWriter } from '../../format/formatOutput.ts';
import { errorText } from '../../format/errorView.ts';
import { SessionReader } from '../../format/sessionReader.ts';
import { streamPrefixes } from '../../format/streamPrefixes.ts';
import type { Runspace } from '../../runtime/runspace.ts';
import type { Transcript } from '../../runtime/session/transcripts.ts';
import { cultureOf } from '../../text/culture.ts';
import { dateToFormat } from '../../text/dateToFormat.ts';
import { formatDate } from '../../text/formatDate.ts';
import { localNow } from '../../text/localDate.ts';
import { below, parentOf } from '../../types/files/fileItem.ts';
import { DateTime } from '../../values/dateTime.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { attempt } from '../files/itemErrors.ts';
import { readFilePath } from '../files/itemPath.ts';

const line = '**********************';

function now(runspace: Runspace): string {
  const date = new DateTime(localNow(runspace), 'Local');
  return formatDate(dateToFormat(date, runspace.timeZone), 'yyyyMMddHHmmss', cultureOf(runspace.culture));
}

function writer(path: string, runspace: Runspace): Transcript {
  const put = (text: string) => {
    runspace.files.writeText(path, `${text}\n`, true);
  };
  const reader = new SessionReader(runspace);
  const shown = new OutputWriter({ width: 120, writeLine: put, impatient: () => false }, reader, (items) => {
    runspace.allow('items', items);
  });
  return {
    path,
    note(stream, value) {
      if (stream === 'output') {
        shown.add(value);
        return;
      }
      shown.end();
      if (stream === 'error') put(errorText(value, reader));
      else put(`${stream === 'information' ? '' : streamPrefixes[stream]}${runspace.text(value)}`);
    },
    flush() {
      shown.end();
    },
    end() {
      put(`${line}\nPowerShell transcript end\nEnd time: ${now(runspace)}\n${line}`);
    },
  };
}

function header(runtime: CommandRuntime): string {
  const { runspace } = runtime;
  const start = `PowerShell transcript start\nStart time: ${now(runspace)}`;
  if (runtime.flag('UseMinimalHeader')) return `${line}\n${start}\n${line}\n`;
  const { environment } = runspace;
  const about = `Username: ${environment.get('USER') ?? ''}\nMachine: ${environment.get('HOSTNAME') ?? ''}`;
  return `${line}\n${start}\n${about}\n${line}\n`;
}

function pathGiven(runtime: CommandRuntime): string | undefined {
  const given = runtime.string('LiteralPath') ?? runtime.string('Path');
  if (given !== undefined) return readFilePath(given, runtime);
  const folder = readFilePath(runtime.string('OutputDirectory') ?? '.', runtime);
  return folder === undefined
    ? undefined
    : below(folder, `PowerShell_transcript.${now(runtime.runspace)}.txt`);
}

/** Start-Transcript: all that is shown from here on goes into a file, too. */
export const startTranscript = cmdlet({
  name: 'Start-Transcript',
  className: 'StartTranscriptCommand',
  module: 'Host',
  syntax: {
    ByPath:
      '[[-Path] <string>] [-Append] [-Force] [-NoClobber] [-IncludeInvocationHeader] [-UseMinimalHeader] [-WhatIf] [-Confirm]',
    ByLiteralPath:
      '[[-LiteralPath] <string>] [-Append] [-Force] [-NoClobber] [-IncludeInvocationHeader] [-UseMinimalHeader] [-WhatIf] [-Confirm]',
    ByOutputDirectory:
      '[[-OutputDirectory] <string>] [-Append] [-Force] [-NoClobber] [-IncludeInvocationHeader] [-UseMinimalHeader] [-WhatIf] [-Confirm]',
  },
  parameters: { NoClobber: { aliases: ['NoOverwrite'] }, LiteralPath: { aliases: ['PSPath', 'LP'] } },
  start: (runtime) => ({
    process() {
      const { runspace } = runtime;
      const path = pathGiven(runtime);
      if (path === undefined || !runtime.shouldProcess(path)) return;
      if (runtime.flag('NoClobber') && !runtime.flag('Append') && runspace.files.isFile(path))
        runtime.throwTerminating(
          commandError(
            'NoClobber',
            `File ${path} already exists and NoClobber was specified.`,
            'ResourceExists',
            {
              type: 'System.Management.Automation.PSInvalidOperationException',
              target: path,
            },
          ),
        );
      const begun = attempt(runtime, 'CannotStartTranscription', path, () => {
        const folder = parentOf(path);
        if (!runspace.files.isFolder(folder)) runspace.files.makeFolder(folder);
        runspace.files.writeText(path, header(runtime), runtime.flag('Append'));
        return true;
      });
      if (begun !== true) return;
      runspace.transcripts.begin(writer(path, runspace));
      runtime.write(`Transcript started, output file is ${runtime.string('Path') ?? path}`);
    },
  }),
});

/** Stop-Transcript: ends the last that was begun. */
export const stopTranscript = cmdlet({
  name: 'Stop-Transcript',
  className: 'StopTranscriptCommand',
  module: 'Host',
  syntax: '',
  start: (runtime) => ({
    process() {
      const ended = runtime.runspace.transcripts.end();
      if (ended === undefined)
        return runtime.throwTerminating(
          commandError(
            'InvalidOperation',
            'An error occurred stopping transcription: The host is not currently transcribing.',
            'InvalidOperation',
            { type: 'System.Management.Automation.PSInvalidOperationException' },
          ),
        );
      runtime.write(`Transcript stopped, output file is ${ended.path}`);
    },
  }),
});
