import type { Cmdlet } from './cmdlet.ts';
import { writeOutput } from './write/writeOutput.ts';

/** The cmdlets of the language that a session has from the start. */
export const allCmdlets: readonly Cmdlet[] = [writeOutput];
