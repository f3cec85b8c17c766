import type { CustomObject } from '../../script/values/customObject.ts';
import { resultObject } from '../resultObject.ts';

/** A server with the role of a site system. */
export function siteSystemObject(siteCode: string, serverName: string): CustomObject {
  return resultObject('SMS_SCI_SysResUse', {
    SiteCode: siteCode,
    ServerName: serverName,
    NetworkOSPath: `\\\\${serverName}`,
    RoleName: 'SMS Site System',
  });
}
