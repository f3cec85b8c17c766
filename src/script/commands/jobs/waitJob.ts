import { cmdlet } from '../cmdletBuilder.ts';
import { rangeFrom } from '../parameterChecks.ts';
import { findJobs } from './findJobs.ts';
import type { Job } from './job.ts';

const common = '[-Any] [-Timeout <int>] [-Force]';

/** Wait-Job: runs jobs to their end, one after the other; with -Timeout, what is not done by then is cut off. */
export const waitJob = cmdlet({
  name: 'Wait-Job',
  className: 'WaitJobCommand',
  module: 'Core',
  notEmpty: ['Id', 'Job', 'Name', 'InstanceId', 'Filter'],
  aliases: ['wjb'],
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
    Timeout: { aliases: ['TimeoutSec'], checks: [rangeFrom(-1)] },
  },
  outputs: ['System.Management.Automation.Job'],
  start(runtime) {
    const jobs = new Set<Job>();
    return {
      process() {
        for (const job of findJobs(runtime)) jobs.add(job);
      },
      end() {
        const { clock } = runtime.runspace;
        const seconds = runtime.integer('Timeout') ?? -1;
        const until = seconds < 0 ? Infinity : clock.monotonic() + seconds * 1000;
        for (const job of jobs) {
          job.run(until);
          if (!job.isFinished) continue;
          runtime.write(job);
          if (runtime.flag('Any')) return;
        }
      },
    };
  },
});
