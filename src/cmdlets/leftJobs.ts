import type { Job } from '../script/commands/jobs/job.ts';

/** What to tell of jobs that a script leaves behind which nobody waited for: they did not run. Null where there are none. */
export function leftJobsText(jobs: readonly Job[]): string | null {
  const left = jobs.filter((job) => !job.isFinished && !job.isCutOff);
  if (left.length === 0) return null;
  const names = left.map(({ name }) => name).join(', ');
  return `${left.length === 1 ? 'A job' : 'Jobs'} that nobody waited for did not run: ${names}. Jobs run when a script waits for them: Wait-Job, Receive-Job -Wait.`;
}
