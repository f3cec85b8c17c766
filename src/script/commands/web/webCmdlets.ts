import type { Cmdlet } from '../cmdlet.ts';
import { invokeRestMethod } from './invokeRestMethod.ts';
import { invokeWebRequest } from './invokeWebRequest.ts';

/** The cmdlets about the network. */
export const webCmdlets: readonly Cmdlet[] = [invokeRestMethod, invokeWebRequest];
