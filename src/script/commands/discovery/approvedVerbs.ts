import { verbGroups } from './verbGroups.ts';

let verbs: ReadonlySet<string> | null = null;

/** Whether Get-Verb lists a verb. */
export function isApprovedVerb(verb: string): boolean {
  verbs ??= new Set(verbGroups.flatMap(([, group]) => group.map(([name]) => name.toLowerCase())));
  return verbs.has(verb.toLowerCase());
}
