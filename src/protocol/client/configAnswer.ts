import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpstreamConfig, UpstreamLanguage } from '../../domain/upstream.ts';
import type { SoapElement } from '../soap/soapElement.ts';

/** Reads `GetConfigDataResult`: Windows and Microsoft Update send the members in different orders, upsync not all. */
export function configOf(answer: SoapElement): UpstreamConfig {
  const result = answer.child('GetConfigDataResult');
  if (result === undefined) throw new SyncError('malformedAnswer', 'The answer to GetConfigData is empty');
  const anchor = result.textOf('NewConfigAnchor')?.trim() ?? '';
  const protocolVersion = result.textOf('ProtocolVersion')?.trim() ?? '';
  return {
    catalogOnlySync: isTrue(result.textOf('CatalogOnlySync')),
    maxUpdatesPerRequest: positive(result.textOf('MaxNumberOfUpdatesPerRequest')),
    languages: result.child('LanguageUpdateList')?.children('ServerSyncLanguageData').map(languageOf) ?? [],
    ...(anchor === '' ? {} : { anchor }),
    ...(protocolVersion === '' ? {} : { protocolVersion }),
  };
}

/** The limit where a server tells none. */
const usualLimit = 100;

function languageOf(language: SoapElement): UpstreamLanguage {
  const id = Number(language.textOf('LanguageID'));
  if (!Number.isInteger(id))
    throw new SyncError('malformedAnswer', 'A language of GetConfigData has no LanguageID');
  return {
    id,
    shortName: language.textOf('ShortLanguage')?.trim() ?? '',
    longName: language.textOf('LongLanguage')?.trim() ?? '',
    enabled: isTrue(language.textOf('Enabled')),
  };
}

function isTrue(text: string | undefined): boolean {
  return /^\s*(?:true|1)\s*$/i.test(text ?? '');
}

function positive(text: string | undefined): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : usualLimit;
}
