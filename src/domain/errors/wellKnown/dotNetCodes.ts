import { documentation } from '../documentation.ts';
import type { WellKnownCode } from './wellKnownCode.ts';

const link = documentation.synchronization;

/**
 * Exceptions of .NET (corerror.h) as the site database keeps them from the WSUS administration library, most of them in the
 * column Last Synchronization Error Code; causes as wsyncmgr.log shows them.
 */
export const dotNetCodes: readonly WellKnownCode[] = [
  {
    code: 0x80131500,
    symbol: 'COR_E_EXCEPTION',
    title: 'An exception without a code of its own',
    cause:
      'WSUS failed in a way that only its message tells: often updates that could not be saved or license terms that were not downloaded.',
    remedy:
      'Read the line "Sync failed:" in wsyncmgr.log at that time. For missing license terms run wsusutil reset on the software update point.',
    link,
  },
  {
    code: 0x80131501,
    symbol: 'COR_E_SYSTEM',
    title: 'An exception of the runtime',
    cause: 'The WSUS administration library failed inside; only the message tells why.',
    remedy:
      'Read the line "Sync failed:" in wsyncmgr.log and SoftwareDistribution.log of the WSUS server at that time.',
    link,
  },
  {
    code: 0x80131505,
    symbol: 'COR_E_TIMEOUT',
    title: 'The operation timed out',
    cause: 'The WSUS database answers too slowly, mostly because it was never maintained.',
    remedy: 'Decline superseded updates, reindex SUSDB and remove obsolete updates, then synchronize again.',
    link: documentation.wsusMaintenance,
  },
  {
    code: 0x80131509,
    symbol: 'COR_E_INVALIDOPERATION',
    title: 'The operation is not valid in the current state',
    cause:
      'WSUS could not talk to its upstream server (UssCommunicationError), or its configuration is incomplete.',
    remedy:
      'Check DNS, proxy and firewall towards the upstream server, and WCM.log for errors of the configuration.',
    link,
  },
  {
    code: 0x8013150a,
    symbol: 'COR_E_SECURITY',
    title: 'The permission was refused',
    cause: 'The account of the site server has no rights in WSUS: "Request for principal permission failed".',
    remedy:
      'Add the computer account of the site server, or the WSUS connection account, to WSUS Administrators on the WSUS server.',
    link,
  },
  {
    code: 0x80131620,
    symbol: 'COR_E_IO',
    title: 'Reading or writing failed',
    cause: 'A file or a connection broke while WSUS worked with it.',
    remedy: 'Check the disk of the WSUS content folder, free space and the network, then synchronize again.',
    link,
  },
  {
    code: 0x80131904,
    symbol: 'SqlException',
    title: 'SQL Server reported an error',
    cause: 'The WSUS or site database refused a statement: it timed out, deadlocked or broke a constraint.',
    remedy:
      'Read the SQL lines before the failure in wsyncmgr.log; maintain and reindex the database they name.',
    link: documentation.wsusMaintenance,
  },
  {
    code: 0x80004005,
    symbol: 'E_FAIL',
    title: 'Unspecified error',
    cause: 'The component gave no reason; in WCM.log often a subscribed category that WSUS no longer has.',
    remedy: 'Read the lines before it in WCM.log or wsyncmgr.log: they name the category, file or server.',
    link,
  },
];
