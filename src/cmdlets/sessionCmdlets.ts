import { allCmdlets } from '../script/commands/allCmdlets.ts';
import type { Cmdlet } from '../script/commands/cmdlet.ts';
import { allDomainCmdlets } from './allDomainCmdlets.ts';
import { allWsusCmdlets } from './updateServices/allWsusCmdlets.ts';
import type { WsusDoor } from './updateServices/wsusDoor.ts';

/** The cmdlets of every session, but for those of tests: of the language, of the domain, and of the WSUS API. */
export function sessionCmdlets(door: WsusDoor): readonly Cmdlet[] {
  return [...allCmdlets, ...allDomainCmdlets(door), ...allWsusCmdlets(door)];
}
