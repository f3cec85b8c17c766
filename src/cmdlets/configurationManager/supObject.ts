import type { CustomObject } from '../../script/values/customObject.ts';
import type { SupView } from '../../service/api/hierarchy.ts';
import { resultObject } from '../resultObject.ts';
import { texts } from '../values.ts';

/** A software update point with the properties of SMS_SCI_SysResUse. */
export function supObject(sup: SupView): CustomObject {
  return resultObject('SMS_SCI_SysResUse', {
    SiteCode: sup.siteCode,
    ServerName: sup.serverName,
    NetworkOSPath: `\\\\${sup.serverName}`,
    RoleName: 'SMS Software Update Point',
    Port: sup.port,
    SslEnabled: sup.https !== null,
    IsDefault: sup.isDefault,
    Url: sup.url,
    PublicUrl: sup.publicUrl,
    Warnings: texts(sup.warnings),
  });
}
