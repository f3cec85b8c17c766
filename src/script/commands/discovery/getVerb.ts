import { anyWildcard } from '../../text/wildcard.ts';
import { namedObject } from '../../values/customObject.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { oneOf } from '../parameterChecks.ts';
import { verbGroups } from './verbGroups.ts';

/** Get-Verb: the verbs that names of commands begin with. */
export const getVerb = cmdlet({
  name: 'Get-Verb',
  className: 'GetVerbCommand',
  module: 'Utility',
  syntax: '[[-Verb] <string[]>] [[-Group] <string[]>]',
  parameters: {
    Verb: { pipeline: 'both' },
    Group: { checks: [oneOf(...verbGroups.map(([name]) => name).sort())] },
  },
  start: (runtime) => ({
    process() {
      const isWanted = anyWildcard(runtime.strings('Verb') ?? null);
      const within = runtime.strings('Group')?.map((name) => name.toLowerCase());
      for (const [group, verbs] of verbGroups) {
        if (within?.includes(group.toLowerCase()) === false) continue;
        for (const [verb, prefix, description] of verbs)
          if (isWanted(verb))
            runtime.write(
              namedObject(
                [
                  ['Verb', verb],
                  ['AliasPrefix', prefix],
                  ['Group', group],
                  ['Description', description],
                ],
                'System.Management.Automation.VerbInfo',
              ),
            );
      }
    },
  }),
});
