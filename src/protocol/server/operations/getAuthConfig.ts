import { servicePaths } from '../../soap/operations.ts';
import { dateTime } from '../answerText.ts';
import type { Operation } from '../serviceCall.ts';

/** Name of the one authorization plug-in that the protocol knows. */
export const plugInId = 'DssTargeting';

/** Names the authorization service. `LastChange` comes first: upsync stops at any other order. */
export const getAuthConfig: Operation = ({ context }) =>
  `<GetAuthConfigResult><LastChange>${dateTime(context.started)}</LastChange><AuthInfo><AuthPlugInInfo>` +
  `<PlugInID>${plugInId}</PlugInID><ServiceUrl>${servicePaths.authorization.slice(1)}</ServiceUrl><Parameter />` +
  '</AuthPlugInInfo></AuthInfo></GetAuthConfigResult>';
