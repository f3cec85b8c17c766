import { guidValue } from '../requestValues.ts';
import { ServerFault } from '../serverFault.ts';
import type { Operation } from '../serviceCall.ts';
import { plugInId } from './getAuthConfig.ts';

const nameForm = /^[\p{L}\p{N}._-]{1,255}$/u;

/** Introduces a downstream server. Windows calls the account name `machineName` when it refuses it (MS-WSUSSS <28>). */
export const getAuthorizationCookie: Operation = (call) => {
  const { request, context } = call;
  const name = request.textOf('accountName')?.trim() ?? '';
  if (!nameForm.test(name)) throw new ServerFault('InvalidParameters', 'machineName');
  const account = { name, id: guidValue(request.textOf('accountGuid'), 'accountGuid') };
  call.identify(account, 'InvalidParameters', 'machineName');
  const data = context.cookies.authorization(account).toString('base64');
  return (
    `<GetAuthorizationCookieResult><PlugInId>${plugInId}</PlugInId>` +
    `<CookieData>${data}</CookieData></GetAuthorizationCookieResult>`
  );
};
