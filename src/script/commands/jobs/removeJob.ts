import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { findJobs } from './findJobs.ts';
import type { Job } from './job.ts';

/** Remove-Job. */
export const removeJob = cmdlet({
  name: 'Remove-Job',
  className: 'RemoveJobCommand',
  module: 'Core',
  notEmpty: ['Id', 'Job', 'InstanceId', 'Name', 'Filter', 'Command'],
  aliases: ['rjb'],
  syntax: {
    SessionIdParameterSet: '[-Id] <int[]> [-Force] [-WhatIf] [-Confirm]',
    JobParameterSet: '[-Job] <System.Management.Automation.Job[]> [-Force] [-WhatIf] [-Confirm]',
    InstanceIdParameterSet: '[-InstanceId] <guid[]> [-Force] [-WhatIf] [-Confirm]',
    NameParameterSet: '[-Name] <string[]> [-Force] [-WhatIf] [-Confirm]',
    FilterParameterSet: '[-Filter] <hashtable> [-Force] [-WhatIf] [-Confirm]',
    StateParameterSet: '[-State] <System.Management.Automation.JobState> [-WhatIf] [-Confirm]',
    CommandParameterSet: '[-Command <string[]>] [-WhatIf] [-Confirm]',
  },
  parameters: {
    Job: { pipeline: 'both' },
    Force: { aliases: ['F'] },
    Id: { pipeline: 'property' },
    Name: { pipeline: 'property' },
    InstanceId: { pipeline: 'property' },
    State: { pipeline: 'property' },
    Command: { pipeline: 'property' },
    Filter: { pipeline: 'property' },
  },
  start: (runtime) => ({
    process() {
      const named = runtime.has('Name');
      for (const job of findJobs(runtime)) {
        // A pattern of names fits children too, which go with their job.
        if (named && !runtime.runspace.jobs.list.includes(job)) continue;
        if (runtime.shouldProcess(`Job ID: ${job.id}`, 'Remove')) remove(job, runtime);
      }
    },
  }),
});

function remove(job: Job, runtime: CommandRuntime): void {
  if (!job.isFinished) {
    if (!runtime.flag('Force')) {
      runtime.writeError(
        commandError(
          'JobObjectNotFinishedCannotBeRemoved',
          `The command cannot remove the job with the job ID ${job.id} because the job is not finished. To remove the job, first stop the job, or use the Force parameter. (Parameter 'Job')`,
          'InvalidOperation',
          { target: job },
        ),
      );
      return;
    }
    job.stop();
  }
  if (runtime.runspace.jobs.remove(job)) return;
  runtime.writeError(commandError('CannotRemoveJob', cannotRemove, 'InvalidOperation', { target: job }));
}

/** Why a job that is not in the list cannot be removed. */
export const cannotRemove =
  'The command cannot remove the job because it does not exist or because it is a child job. Child jobs can be removed only by removing the parent job.';
