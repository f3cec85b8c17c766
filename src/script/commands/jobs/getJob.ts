import { toBoolean } from '../../convert/toBoolean.ts';
import { DateTime } from '../../values/dateTime.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { findJobs } from './findJobs.ts';
import type { Job } from './job.ts';

const window =
  '[-IncludeChildJob] [-ChildJobState <System.Management.Automation.JobState>] [-HasMoreData <bool>] [-Before <datetime>] [-After <datetime>] [-Newest <int>]';

/** Get-Job. */
export const getJob = cmdlet({
  name: 'Get-Job',
  className: 'GetJobCommand',
  module: 'Core',
  notEmpty: ['Id', 'InstanceId', 'Name', 'Command', 'Filter'],
  aliases: ['gjb'],
  syntax: {
    SessionIdParameterSet: `[[-Id] <int[]>] ${window}`,
    InstanceIdParameterSet: `[-InstanceId] <guid[]> ${window}`,
    NameParameterSet: `[-Name] <string[]> ${window}`,
    StateParameterSet: `[-State] <System.Management.Automation.JobState> ${window}`,
    CommandParameterSet: `${window} [-Command <string[]>]`,
    FilterParameterSet: '[-Filter] <hashtable>',
  },
  parameters: {
    Id: { pipeline: 'property' },
    InstanceId: { pipeline: 'property' },
    Name: { pipeline: 'property' },
    State: { pipeline: 'property' },
    Command: { pipeline: 'property' },
    Filter: { pipeline: 'property' },
  },
  outputs: ['System.Management.Automation.RemotingJob'],
  start: (runtime) => ({
    process() {
      for (const job of newest(
        findJobs(runtime).flatMap((found) => withChildren(found, runtime)),
        runtime,
      ))
        runtime.write(job);
    },
  }),
});

function withChildren(job: Job, runtime: CommandRuntime): readonly Job[] {
  const state = runtime.string('ChildJobState');
  const included = runtime.flag('IncludeChildJob') || state !== undefined;
  const children = included
    ? job.children.filter((child) => state === undefined || child.look() === state)
    : [];
  return [job, ...children].filter((one) => fits(one, runtime));
}

function fits(job: Job, runtime: CommandRuntime): boolean {
  const data = runtime.value('HasMoreData');
  if (data !== undefined && toBoolean(data) !== job.hasMoreData) return false;
  const before = runtime.value('Before');
  const after = runtime.value('After');
  if (before instanceof DateTime && (job.ended === null || job.ended >= before.ticks)) return false;
  return !(after instanceof DateTime) || (job.ended !== null && job.ended > after.ticks);
}

function newest(jobs: readonly Job[], runtime: CommandRuntime): readonly Job[] {
  const count = runtime.integer('Newest');
  return count === undefined ? jobs : [...jobs].reverse().slice(0, count);
}
