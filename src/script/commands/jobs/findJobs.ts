import { equals } from '../../operators/compare.ts';
import { toText } from '../../convert/toText.ts';
import { entriesOf } from '../../types/collections/dictionaryEntries.ts';
import { wildcardPattern } from '../../text/wildcard.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { DictionaryEntry } from '../../values/dictionaryEntry.ts';
import type { Value } from '../../values/value.ts';
import { getMember } from '../../members/getMember.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { Job } from './job.ts';

/** The jobs that the parameters of a cmdlet name, each as often as it is named; those that are not there are errors. */
export function findJobs(runtime: CommandRuntime): readonly Job[] {
  const { jobs } = runtime.runspace;
  const given = runtime.list('Job');
  if (given !== undefined) return given.filter((job) => job instanceof Job);
  const ids = runtime.list('Id');
  if (ids !== undefined) return ids.flatMap((id) => byId(id, runtime));
  const names = runtime.strings('Name');
  if (names !== undefined) return names.flatMap((name) => byName(name, runtime));
  const instances = runtime.strings('InstanceId');
  if (instances !== undefined) return instances.flatMap((id) => byInstance(id, runtime));
  const states = runtime.strings('State');
  if (states !== undefined) return jobs.list.filter((job) => states.includes(job.look()));
  const commands = runtime.strings('Command');
  if (commands !== undefined) {
    const patterns = commands.map((command) => wildcardPattern(command.trim()));
    return jobs.list.filter(({ facts }) => patterns.some((fits) => fits(facts.command.trim())));
  }
  const filter = runtime.value('Filter');
  return filter instanceof Dictionary ? filtered(filter, runtime) : jobs.list;
}

function filtered(filter: Dictionary, runtime: CommandRuntime): readonly Job[] {
  const { runspace } = runtime;
  const entries = [...entriesOf(filter, runspace)].filter((entry) => entry instanceof DictionaryEntry);
  return runspace.jobs.list.filter((job) =>
    entries.every(({ key, value }) =>
      equals(getMember(job, toText(key, runspace), runspace) ?? null, value, false, runspace),
    ),
  );
}

function byId(id: Value, runtime: CommandRuntime): readonly Job[] {
  const found = runtime.runspace.jobs.all.filter((job) => job.id === id);
  if (found.length === 0)
    notFound(
      'JobWithSpecifiedSessionNotFound',
      `The command cannot find a job with the job ID ${toText(id, runtime.runspace)}. Verify the value of the Id parameter and then try the command again.`,
      id,
      runtime,
    );
  return found;
}

function byName(name: string, runtime: CommandRuntime): readonly Job[] {
  const found = runtime.runspace.jobs.named(name);
  if (found.length === 0 && !/[*?[]/.test(name))
    notFound(
      'JobWithSpecifiedNameNotFound',
      `The command cannot find the job because the job name ${name} was not found. Verify the value of the Name parameter, and then try the command again.`,
      name,
      runtime,
    );
  return found;
}

function byInstance(id: string, runtime: CommandRuntime): readonly Job[] {
  const found = runtime.runspace.jobs.all.filter(({ facts }) => facts.instanceId === id);
  if (found.length === 0)
    notFound(
      'JobWithSpecifiedInstanceIdNotFound',
      `The command cannot find a job with the instance identifier ${id}. Verify the value of the InstanceId parameter, and then try the command again.`,
      id,
      runtime,
    );
  return found;
}

function notFound(id: string, message: string, target: Value, runtime: CommandRuntime): void {
  runtime.writeError(
    commandError(id, message, 'ObjectNotFound', {
      target,
      type: 'System.Management.Automation.PSArgumentException',
    }),
  );
}
