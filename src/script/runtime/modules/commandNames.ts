import { isApprovedVerb } from '../../commands/discovery/approvedVerbs.ts';

/** Names of commands that Import-Module warns of. */
export interface DoubtfulNames {
  /** Those whose verb is none of Get-Verb's. */
  readonly unapproved: ReadonlySet<string>;
  /** Whether one of the nouns has characters that PowerShell reads as something else. */
  readonly restricted: boolean;
}

const restrictedCharacters = /[#,(){}[\]&\-/\\$^;:"'<>|?@`*%+=~]/;

/** What is doubtful in the names of the functions that a module gives. */
export function doubtfulNames(names: readonly string[]): DoubtfulNames {
  const unapproved = new Set<string>();
  let restricted = false;
  for (const name of names) {
    const dash = name.indexOf('-');
    if (dash <= 0) continue;
    const exempt = /^(Sort|Tee)-Object$/i.test(name);
    if (!exempt && !isApprovedVerb(name.slice(0, dash))) unapproved.add(name);
    restricted ||= restrictedCharacters.test(name.slice(dash + 1));
  }
  return { unapproved, restricted };
}

/** The warnings of doubtful names, in PowerShell's words. */
export function nameWarnings({ unapproved, restricted }: DoubtfulNames, module: string): string[] {
  return [
    ...(unapproved.size === 0
      ? []
      : [
          `The names of some imported commands from the module '${module}' include unapproved verbs that might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb.`,
        ]),
    ...(restricted
      ? [
          'Some imported command names contain one or more of the following restricted characters: # , ( ) {{ }} [ ] & - / \\ $ ^ ; : " \' < > | ? @ ` * % + = ~',
        ]
      : []),
  ];
}

/** What the verbose stream tells of a name without an approved verb. */
export function unapprovedText(name: string, module: string): string {
  return `The '${name}' command in the ${module}' module was imported, but because its name does not include an approved verb, it might be difficult to find. For a list of approved verbs, type Get-Verb.`;
}
