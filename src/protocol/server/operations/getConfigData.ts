import { textElement } from '../../soap/xmlText.ts';
import { formatAnchor, parseAnchor } from '../anchors.ts';
import { element } from '../answerText.ts';
import type { Operation } from '../serviceCall.ts';

/** The protocol version that this server speaks: that of Windows Server 2016 and later. */
export const protocolVersion = '1.20';

/**
 * Tells limits and languages, with a `configAnchor` only the languages changed since. The members stand in the order of the
 * WSDL, as Windows sends them; upsync reads that order and the one of Microsoft Update alike.
 */
export const getConfigData: Operation = async (call) => {
  call.session();
  const { catalog, clock, languages, limits } = call.context;
  const anchor = parseAnchor(call.request.textOf('configAnchor'), 'configAnchor');
  const [{ generation }, all] = await Promise.all([catalog.snapshot(), catalog.languages()]);
  const { changed, time } = languages.since(all, anchor?.time, clock.now());
  const list = changed.map(
    ({ id, shortName, longName, enabled }) =>
      `<ServerSyncLanguageData><LanguageID>${id}</LanguageID>${textElement('ShortLanguage', shortName)}` +
      `${textElement('LongLanguage', longName)}<Enabled>${enabled}</Enabled></ServerSyncLanguageData>`,
  );
  return (
    '<GetConfigDataResult><CatalogOnlySync>false</CatalogOnlySync><LazySync>true</LazySync>' +
    '<ServerHostsPsfFiles>false</ServerHostsPsfFiles>' +
    '<MaxNumberOfComputerIdsInRequest>0</MaxNumberOfComputerIdsInRequest>' +
    '<MaxNumberOfDriverSetsPerRequest>0</MaxNumberOfDriverSetsPerRequest>' +
    '<MaxNumberOfPnpHardwareIdsInRequest>0</MaxNumberOfPnpHardwareIdsInRequest>' +
    `<MaxNumberOfUpdatesPerRequest>${limits.updatesPerRequest}</MaxNumberOfUpdatesPerRequest>` +
    `<NewConfigAnchor>${formatAnchor({ generation, time })}</NewConfigAnchor>` +
    `<ProtocolVersion>${protocolVersion}</ProtocolVersion>${element('LanguageUpdateList', list.join(''))}` +
    `<MaxUpdatesPerRequestInGetUpdateDecryptionData>${limits.decryptionIdsPerRequest}` +
    '</MaxUpdatesPerRequestInGetUpdateDecryptionData></GetConfigDataResult>'
  );
};
