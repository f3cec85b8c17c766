import type { Cmdlet } from '../cmdlet.ts';
import { writeError } from './writeError.ts';
import { writeHost } from './writeHost.ts';
import { writeInformation } from './writeInformation.ts';
import { writeOutput } from './writeOutput.ts';
import { writeProgress } from './writeProgress.ts';
import { writeWarning, writeVerbose, writeDebug } from './writeStreams.ts';

/** Write-*: what goes to the streams. */
export const writeCmdlets: readonly Cmdlet[] = [
  writeOutput,
  writeHost,
  writeError,
  writeWarning,
  writeVerbose,
  writeDebug,
  writeInformation,
  writeProgress,
];
