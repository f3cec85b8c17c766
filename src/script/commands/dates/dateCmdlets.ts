import type { Cmdlet } from '../cmdlet.ts';
import { getDate } from './getDate.ts';
import { getTimeZone } from './getTimeZone.ts';
import { newTimeSpan } from './newTimeSpan.ts';

/** The cmdlets about dates and spans of time. */
export const dateCmdlets: readonly Cmdlet[] = [getTimeZone, getDate, newTimeSpan];
