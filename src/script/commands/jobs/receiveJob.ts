import { ErrorRecord } from '../../values/errorRecord.ts';
import { HostInformationMessage, InformationRecord, StreamRecord } from '../../values/streamRecords.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { findJobs } from './findJobs.ts';
import { type Job, type JobRecord, jobStreams } from './job.ts';
import { cannotRemove } from './removeJob.ts';

const common = '[-Keep] [-NoRecurse] [-Force] [-Wait] [-AutoRemoveJob] [-WriteEvents] [-WriteJobInResults]';

/** Receive-Job: what jobs wrote, in the streams that they wrote it to. */
export const receiveJob = cmdlet({
  name: 'Receive-Job',
  className: 'ReceiveJobCommand',
  module: 'Core',
  notEmpty: ['Location', 'Name', 'InstanceId', 'Id'],
  aliases: ['rcjb'],
  syntax: {
    Location: `[-Job] <System.Management.Automation.Job[]> [[-Location] <string[]>] ${common}`,
    NameParameterSet: `[-Name] <string[]> ${common}`,
    InstanceIdParameterSet: `[-InstanceId] <guid[]> ${common}`,
    SessionIdParameterSet: `[-Id] <int[]> ${common}`,
  },
  parameters: {
    Job: { pipeline: 'both' },
    Name: { pipeline: 'property' },
    InstanceId: { pipeline: 'property' },
    Id: { pipeline: 'property' },
  },
  start: (runtime) => ({
    begin() {
      if (runtime.flag('Wait') && runtime.flag('Keep'))
        runtime.throwTerminating(
          commandError(
            'ParameterBindingFailed',
            'Cannot bind parameter \'Keep\' to the target. Exception setting "Keep": "The Wait and Keep parameters cannot be used together in the same command."',
            'WriteError',
            { type: 'System.Management.Automation.ParameterBindingException' },
          ),
        );
      if (runtime.flag('AutoRemoveJob') && !runtime.flag('Wait'))
        runtime.throwTerminating(
          commandError(
            'InvalidOperation',
            'The -AutoRemoveJob parameter cannot be used without the -Wait parameter',
            'InvalidOperation',
            { type: 'System.InvalidOperationException' },
          ),
        );
    },
    process() {
      for (const job of findJobs(runtime)) receive(job, runtime);
    },
  }),
});

function receive(job: Job, runtime: CommandRuntime): void {
  job.run(Infinity);
  if (runtime.flag('WriteJobInResults')) runtime.write(job);
  const children = runtime.flag('NoRecurse') ? [] : job.children;
  for (const one of [job, ...children]) writeRecords(one, runtime);
  if (!runtime.flag('AutoRemoveJob') || !job.isFinished) return;
  if (!runtime.runspace.jobs.remove(job))
    runtime.writeError(
      commandError('ReceiveJobAutoRemovalError', cannotRemove, 'InvalidOperation', { target: job }),
    );
}

function writeRecords(job: Job, runtime: CommandRuntime): void {
  const { records, failure } = job;
  if (!runtime.flag('Keep')) job.records = [];
  const ordered = job.kind.inOrder
    ? records
    : jobStreams.flatMap((stream) => records.filter((record) => record.stream === stream));
  for (const record of ordered) writeRecord(record, runtime);
  if (failure !== null) runtime.writeError(failure);
}

function writeRecord({ stream, value }: JobRecord, runtime: CommandRuntime): void {
  if (stream === 'Output') runtime.write(value);
  else if (value instanceof ErrorRecord) runtime.writeError(value);
  else if (value instanceof InformationRecord)
    runtime.writeInformation(value, value.messageData instanceof HostInformationMessage);
  else if (value instanceof StreamRecord) {
    if (stream === 'Warning') runtime.writeWarning(value.message, value.invocation);
    else if (stream === 'Verbose') runtime.writeVerbose(value.message, value.invocation);
    else if (stream === 'Debug') runtime.writeDebug(value.message, value.invocation);
  }
}
