import { Job, jobKinds, jobStates, jobStreams } from '../../commands/jobs/job.ts';
import type { NetType } from '../../types/netType.ts';
import { enumType, TypeBuilder } from '../../types/typeBuilder.ts';
import { DateTime } from '../../values/dateTime.ts';
import { EnumValue } from '../../values/enumValue.ts';
import { Guid } from '../../values/guid.ts';
import { NetList } from '../../values/netList.ts';
import { NetObject, nothing, type Value } from '../../values/value.ts';
import { text } from '../../types/arguments.ts';
import { selfOf } from './selfOf.ts';

const prefix = 'System.Management.Automation.';

/** JobStateInfo: state and reason of a job. */
class JobStateInfo extends NetObject {
  readonly typeName = `${prefix}JobStateInfo`;
  readonly job: Job;

  constructor(job: Job) {
    super();
    this.job = job;
  }
}

/** The jobs of all kinds, and what tells their state. */
export function jobTypes(): NetType[] {
  const builder = new TypeBuilder(`${prefix}Job`, selfOf(Job))
    .added('ScriptProperty', 'string State', (job) => job.look())
    .property('string Location', ({ kind }) => kind.location)
    .property('bool HasMoreData', ({ hasMoreData }) => hasMoreData)
    .property('string StatusMessage', () => '')
    .property('string Command', ({ facts }) => facts.command)
    .property(`${prefix}JobStateInfo JobStateInfo`, (job) => new JobStateInfo(job))
    .property('guid InstanceId', ({ facts }) => new Guid(facts.instanceId))
    .property('int Id', ({ id }) => id)
    .property(
      'string Name',
      ({ name }) => name,
      (job, name) => {
        job.name = text(name);
      },
    )
    .property(
      `System.Collections.Generic.IList\`1[[${prefix}Job]] ChildJobs`,
      ({ children }) =>
        new NetList(
          [...children],
          `System.Collections.Generic.List\`1[[${prefix}Job, System.Management.Automation]]`,
          `${prefix}Job`,
        ),
    )
    .property('System.Nullable`1[[System.DateTime]] PSBeginTime', ({ begun }) => date(begun))
    .property('System.Nullable`1[[System.DateTime]] PSEndTime', ({ ended }) => date(ended))
    .property('string PSJobTypeName', ({ kind }) => kind.jobTypeName);
  for (const stream of jobStreams)
    builder.property(`System.Object ${stream}`, (job) => collected(job, stream));
  builder
    .property('System.Object Progress', () => new NetList([]))
    .method('void StopJob()', (job) => {
      job.stop();
      return nothing;
    });
  const kinds = Object.values(jobKinds).map(({ typeName }) =>
    new TypeBuilder(typeName, selfOf(Job), { base: `${prefix}Job` }).build(),
  );
  return [
    builder.build(),
    ...kinds,
    enumType(`${prefix}JobState`, jobStates),
    new TypeBuilder(`${prefix}JobStateInfo`, selfOf(JobStateInfo))
      .property(`${prefix}JobState State`, ({ job }) => stateValue(job))
      .property('System.Exception Reason', ({ job }) => job.reason)
      .method('string ToString()', ({ job }) => job.state)
      .build(),
  ];
}

function stateValue(job: Job): Value {
  return new EnumValue(`${prefix}JobState`, BigInt(jobStates[job.look()]));
}

function date(ticks: bigint | null): Value {
  return ticks === null ? null : new DateTime(ticks, 'Local');
}

function collected(job: Job, stream: (typeof jobStreams)[number]): Value {
  const element = stream === 'Output' ? 'PSObject' : `${stream}Record`;
  return new NetList(
    job.records.filter((record) => record.stream === stream).map(({ value }) => value),
    `${prefix}PSDataCollection\`1[[${prefix}${element}, System.Management.Automation]]`,
  );
}
