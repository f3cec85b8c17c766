import * as v from 'valibot';
import { explain } from '../../domain/errors/explain.ts';
import { formatCode, SyncError } from '../../domain/errors/syncError.ts';
import { members, shortText } from '../rpc/requests/requestValues.ts';
import { tool } from './tool.ts';

/** What a code or a state means. */
export const explainTool = tool({
  name: 'susync_explain_code',
  title: 'Explain Error Code',
  description:
    'What an error code or a state of Windows Update, WSUS, WinHTTP or Configuration Manager software update synchronization means: title, cause, remedy, and whether trying again can help.',
  input: members({
    code: v.pipe(
      shortText,
      v.description(
        'HRESULT such as 0x80072EFE, decimal code, HTTP status, state from 6700 to 6711, or name',
      ),
    ),
  }),
  run: ({ code }) => {
    const found = explain(code);
    if (found === undefined)
      return Promise.reject(new SyncError('notFound', 'Nothing is known about this code'));
    return Promise.resolve({ ...found, code: found.isState ? String(found.code) : formatCode(found.code) });
  },
});
