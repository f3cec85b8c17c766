import { defaultText } from '../../domain/updateHeader.ts';
import { updateSeverities } from '../../domain/updateSeverity.ts';
import type { CustomObject } from '../../script/values/customObject.ts';
import type { Value } from '../../script/values/value.ts';
import type { UpdateDetails, UpdateView } from '../../service/api/updates.ts';
import { localTime } from '../localTime.ts';
import { resultObject } from '../resultObject.ts';
import { texts } from '../values.ts';

/** An update with the properties of SMS_SoftwareUpdate that a list has. */
export function updateObject(update: UpdateView, timeZone: string): CustomObject {
  return resultObject('SMS_SoftwareUpdate', listed(update, timeZone));
}

/** The same with what its document says. */
export function detailedObject(update: UpdateDetails, timeZone: string): CustomObject {
  const { header } = update;
  return resultObject('SMS_SoftwareUpdate', {
    ...listed(update, timeZone),
    LocalizedDescription: defaultText(header)?.description ?? '',
    LocalizedInformativeURL: header.moreInfoUrl ?? '',
    BulletinID: header.bulletinIds[0] ?? '',
    DateRevised: localTime(header.created, timeZone),
    EULAExists: header.eulaFiles.length > 0,
    IsDeployable: header.explicitlyDeployable,
    UpdateLocales: texts(header.contentLanguages),
    Size: BigInt(header.maxDownloadSize ?? 0),
    Supersedes: texts(header.supersedes),
    SupersededBy: texts(update.supersededBy.map(({ updateId }) => updateId)),
  });
}

function listed(update: UpdateView, timeZone: string): Readonly<Record<string, Value>> {
  const has = (state: string): boolean => update.state.includes(state);
  return {
    LocalizedDisplayName: update.title,
    ArticleID: update.articleId,
    Severity: updateSeverities.get(update.severity) ?? 0,
    SeverityName: update.severity === '' ? 'None' : update.severity,
    DatePosted: localTime(update.released, timeZone),
    LocalizedCategoryInstanceNames: texts([...update.products, update.classification]),
    UpdateClassification: update.classification,
    IsSuperseded: has('superseded'),
    IsExpired: has('expired'),
    IsDeclined: has('declined'),
    IsDeployed: false,
    IsLatest: true,
    CI_ID: update.updateId,
    CI_UniqueID: update.updateId,
    RevisionNumber: update.revision,
  };
}
