import { localNow } from '../../text/localDate.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';
import type { Runspace } from '../../runtime/runspace.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { type Job, jobKinds } from './job.ts';
import type { NewJob } from './jobTable.ts';
import type { JobTask } from './jobTask.ts';

/** A job of Start-Job or of `&`: it runs as in another process. */
export function startBackground(task: JobTask, name: string | undefined, runspace: Runspace): Job {
  const facts = newJob(task.block.text, name, runspace);
  return runspace.jobs.addParent(jobKinds.background, jobKinds.backgroundChild, facts, [
    runspace.jobWork(task),
  ]);
}

/** A job of Start-ThreadJob: it shares objects with who started it. */
export function startThread(task: JobTask, name: string | undefined, runspace: Runspace): Job {
  return runspace.jobs.add(jobKinds.thread, newJob(task.block.text, name, runspace), runspace.jobWork(task));
}

/** A job of ForEach-Object -Parallel -AsJob. */
export function startTasks(
  block: ScriptBlock,
  objects: readonly Value[],
  using: ReadonlyMap<string, Value>,
  { runspace }: CommandRuntime,
): Job {
  const works = objects.map((underscore) =>
    runspace.jobWork({
      ...{ block, args: [], input: null, underscore, initialization: null, using, variables: new Map() },
      ...{ location: runspace.location, apart: false },
    }),
  );
  return runspace.jobs.addParent(
    jobKinds.tasks,
    jobKinds.task,
    newJob(block.text, undefined, runspace),
    works,
  );
}

function newJob(command: string, name: string | undefined, runspace: Runspace): NewJob {
  return { name, command, now: () => localNow(runspace), newGuid: () => runspace.newGuid() };
}
