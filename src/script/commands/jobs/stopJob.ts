import { cmdlet } from '../cmdletBuilder.ts';
import { findJobs } from './findJobs.ts';

const common = '[-PassThru] [-WhatIf] [-Confirm]';

/** Stop-Job: what has not run yet does not run. */
export const stopJob = cmdlet({
  name: 'Stop-Job',
  className: 'StopJobCommand',
  module: 'Core',
  notEmpty: ['Id', 'Job', 'Name', 'InstanceId', 'Filter'],
  aliases: ['spjb'],
  syntax: {
    SessionIdParameterSet: `[-Id] <int[]> ${common}`,
    JobParameterSet: `[-Job] <System.Management.Automation.Job[]> ${common}`,
    NameParameterSet: `[-Name] <string[]> ${common}`,
    InstanceIdParameterSet: `[-InstanceId] <guid[]> ${common}`,
    StateParameterSet: `[-State] <System.Management.Automation.JobState> ${common}`,
    FilterParameterSet: `[-Filter] <hashtable> ${common}`,
  },
  parameters: {
    Job: { pipeline: 'both' },
    Id: { pipeline: 'property' },
    Name: { pipeline: 'property' },
    InstanceId: { pipeline: 'property' },
    State: { pipeline: 'property' },
    Filter: { pipeline: 'property' },
  },
  outputs: ['System.Management.Automation.Job'],
  start: (runtime) => ({
    process() {
      for (const job of findJobs(runtime)) {
        if (!runtime.shouldProcess(`Job ID: ${job.id}`, 'Stop')) continue;
        job.stop();
        if (runtime.flag('PassThru')) runtime.write(job);
      }
    },
  }),
});
