import * as v from 'valibot';
import { flag, members, optional, shortText } from '../rpc/requests/requestValues.ts';
import { tool } from './tool.ts';

/** Starts a synchronization; the one tool that does something. */
export const startSynchronizationTool = tool({
  name: 'susync_start_synchronization',
  title: 'Synchronize Software Updates',
  description:
    'Starts a synchronization of a site and the sites below it, after a person has agreed, and answers at once; ask for the status to see how it goes. Only when the user asks for it.',
  input: members({
    siteCode: optional(v.pipe(shortText, v.description('site; without it the top-level site'))),
    full: optional(v.pipe(flag, v.description('compare everything instead of changes only'))),
  }),
  question: ({ siteCode, full }) => {
    const site = siteCode === undefined ? 'the top-level site' : `site ${siteCode}`;
    return `Run ${full === true ? 'a full ' : ''}synchronization for ${site} now?`;
  },
  run: async (request, { service, user }) => service.startSynchronization({ ...request, user }),
});
