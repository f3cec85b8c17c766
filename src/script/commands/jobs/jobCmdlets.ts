import type { Cmdlet } from '../cmdlet.ts';
import { getJob } from './getJob.ts';
import { receiveJob } from './receiveJob.ts';
import { removeJob } from './removeJob.ts';
import { startJob, startThreadJob } from './startJob.ts';
import { stopJob } from './stopJob.ts';
import { waitJob } from './waitJob.ts';

/** The cmdlets about jobs. */
export const jobCmdlets: readonly Cmdlet[] = [
  startJob,
  startThreadJob,
  getJob,
  receiveJob,
  waitJob,
  stopJob,
  removeJob,
];
