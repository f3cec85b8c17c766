import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import { rangeFrom, rangeOf } from '../parameterChecks.ts';

/** Write-Progress: tells how far something is. */
export const writeProgress = cmdlet({
  name: 'Write-Progress',
  className: 'WriteProgressCommand',
  module: 'Utility',
  notEmpty: ['Status'],
  syntax:
    '[[-Activity] <string>] [[-Status] <string>] [[-Id] <int>] [-PercentComplete <int>] [-SecondsRemaining <int>] [-CurrentOperation <string>] [-ParentId <int>] [-Completed] [-SourceId <int>]',
  parameters: {
    Id: { checks: [rangeFrom(0)] },
    PercentComplete: { checks: [rangeOf(-1, 100)] },
    ParentId: { checks: [rangeFrom(-1)] },
  },
  start: (runtime) => ({
    process() {
      const activity = runtime.string('Activity') ?? '';
      const completed = runtime.flag('Completed');
      if (activity === '' && !completed)
        runtime.throwTerminating(
          commandError(
            'MissingActivity',
            "Missing value for mandatory parameter. (Parameter 'Activity')",
            'InvalidArgument',
          ),
        );
      runtime.writeProgress({
        id: runtime.integer('Id') ?? 0,
        parentId: runtime.integer('ParentId') ?? -1,
        activity,
        status: runtime.string('Status') ?? 'Processing',
        currentOperation: runtime.string('CurrentOperation') ?? '',
        percentComplete: runtime.integer('PercentComplete') ?? -1,
        secondsRemaining: runtime.integer('SecondsRemaining') ?? -1,
        completed,
      });
    },
  }),
});
