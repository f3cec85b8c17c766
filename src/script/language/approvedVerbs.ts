import { verbGroups } from '../commands/discovery/verbGroups.ts';

/** The verbs of Get-Verb, in lower case. */
export const approvedVerbs: ReadonlySet<string> = new Set(
  verbGroups.flatMap(([, verbs]) => verbs.map(([verb]) => verb.toLowerCase())),
);
