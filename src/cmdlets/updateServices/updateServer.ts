import path from 'node:path';
import { instanceOf, netError, text } from '../../script/types/arguments.ts';
import type { NetContext, NetType } from '../../script/types/netType.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { Guid } from '../../script/values/guid.ts';
import type { NetList } from '../../script/values/netList.ts';
import { NetObject, type Value } from '../../script/values/value.ts';
import { Version } from '../../script/values/version.ts';
import type { SiteView, SupView } from '../../service/api/hierarchy.ts';
import type { UpdateView } from '../../service/api/updates.ts';
import { isRefused } from '../scriptPath.ts';
import { matching } from '../configurationManager/softwareUpdate.ts';
import { Bag, bagOf, plainBagType } from './bag.ts';
import { CleanupManager } from './cleanup.ts';
import { collectionOf } from './collections.ts';
import { administration, baseApi } from './namespaces.ts';
import { ServerConfiguration } from './serverConfiguration.ts';
import { endedRuns, WsusSubscription } from './subscription.ts';
import { runGuid, synchronizationInfo, utc } from './synchronizationInfo.ts';
import { isInScope } from './updateScope.ts';
import { type WsusCategory, wsusCategories, wsusClassifications } from './wsusCategory.ts';
import { notFound, notHere, type WsusDoor } from './wsusDoor.ts';
import { productsOf, WsusUpdate } from './wsusUpdate.ts';

const statusName = `${baseApi}.UpdateServerStatus`;
const downstreamName = `${baseApi}.DownstreamServer`;
const downloadName = `${baseApi}.ContentDownloadProgress`;

/** IUpdateServer: a software update point. */
export class UpdateServer extends NetObject {
  readonly typeName = `${baseApi}.UpdateServer`;
  readonly door: WsusDoor;
  readonly site: SiteView;
  readonly sup: SupView;
  culture = 'en';

  constructor(door: WsusDoor, site: SiteView, sup: SupView) {
    super();
    this.door = door;
    this.site = site;
    this.sup = sup;
  }

  /** Updates of its site that fit, as objects. */
  updates(
    filter: { readonly text?: string } = {},
    fits: (update: UpdateView) => boolean = () => true,
  ): NetList {
    const { siteCode } = this.site;
    const found: WsusUpdate[] = [];
    const products = productsOf(this.door);
    for (const view of matching(this.door.service, { siteCode, ...filter }))
      if (fits(view)) found.push(new WsusUpdate(this.door, siteCode, view, products));
    return collectionOf('UpdateCollection', found);
  }

  one(id: string): WsusUpdate {
    const { siteCode } = this.site;
    return new WsusUpdate(this.door, siteCode, this.door.service.update({ id, siteCode }));
  }
}

/** Takes an update server. */
const serverOf = instanceOf(UpdateServer, 'UpdateServer');

/** The types of servers and of what they tell. */
export function serverTypes(): readonly NetType[] {
  const builder = new TypeBuilder(`${baseApi}.UpdateServer`, serverOf, {
    interfaces: [`${administration}.IUpdateServer`],
  });
  const counts = ['UpdateCount', 'DeclinedUpdateCount', 'ApprovedUpdateCount', 'NotApprovedUpdateCount'];
  return [
    withLack(withExchange(withCatalog(withParts(withName(builder))))).build(),
    plainBagType(
      statusName,
      [...counts, 'ExpiredUpdateCount', 'ComputerTargetCount', 'CustomComputerTargetGroupCount'].map(
        (name) => `int ${name}`,
      ),
    ),
    plainBagType(downloadName, ['long TotalBytesToDownload', 'long DownloadedBytes']),
    plainBagType(downstreamName, [
      ...['string FullDomainName', 'guid Id', 'string Version', 'bool IsReplica', 'datetime LastSyncTime'],
    ]),
  ];
}

function withName(builder: TypeBuilder<UpdateServer>): TypeBuilder<UpdateServer> {
  return builder
    .property('string Name', ({ sup }) => sup.serverName)
    .property('string ServerName', ({ sup }) => sup.serverName)
    .property('int PortNumber', ({ sup }) => sup.port)
    .property('bool UseSecureConnection', ({ sup }) => sup.https !== null)
    .property('bool IsConnectionSecureForApiRemoting', () => true)
    .property('bool IsServerLocal', () => true)
    .property('string WebServiceUrl', ({ sup }) => sup.publicUrl ?? sup.url)
    .property('version Version', () => new Version(10, 0, 26100, 1))
    .property('version ServerProtocolVersion', () => new Version(1, 20))
    .property(
      'string PreferredCulture',
      ({ culture }) => culture,
      (self, value) => {
        self.culture = text(value);
      },
    )
    .method('string ToString()', ({ sup }) => sup.serverName);
}

function withParts(builder: TypeBuilder<UpdateServer>): TypeBuilder<UpdateServer> {
  const a = administration;
  return builder
    .method(`${a}.ISubscription GetSubscription()`, ({ door, sup }) => new WsusSubscription(door, sup))
    .method(
      `${a}.IUpdateServerConfiguration GetConfiguration()`,
      ({ door, site, sup }) => new ServerConfiguration(door, site, sup),
    )
    .method(
      `${a}.ICleanupManager GetCleanupManager()`,
      ({ door, site }) => new CleanupManager(door, site.siteCode),
    )
    .method(`${statusName} GetStatus()`, (self) => statusOf(self))
    .method(
      `${downloadName} GetContentDownloadProgress()`,
      () => new Bag(downloadName, { TotalBytesToDownload: 0n, DownloadedBytes: 0n }),
    )
    .methods(
      [
        `${a}.DownstreamServerCollection GetDownstreamServers()`,
        `${a}.DownstreamServerCollection GetChildServers()`,
      ],
      ({ door, sup }) =>
        collectionOf(
          'DownstreamServerCollection',
          door.service
            .downstreams({ siteCode: sup.siteCode })
            .filter(({ serverName }) => serverName === sup.serverName)
            .map(
              ({ name, accountId, lastSynchronization, reported: [self] }) =>
                new Bag(downstreamName, {
                  FullDomainName: name,
                  Id: /^[\da-f-]{36}$/i.test(accountId)
                    ? new Guid(accountId.toLowerCase())
                    : runGuid(accountId),
                  Version: self?.version ?? '',
                  IsReplica: self?.isReplica ?? false,
                  LastSyncTime: utc(lastSynchronization === null ? 0 : Date.parse(lastSynchronization)),
                }),
            ),
        ),
    );
}

function statusOf({ door, site: { siteCode } }: UpdateServer): Bag {
  const count = (condition: object): number =>
    door.service.searchUpdates({ siteCode, limit: 1, ...condition }).total;
  const [all, declined] = [count({}), count({ declined: true })];
  return new Bag(statusName, {
    ...{ UpdateCount: all, DeclinedUpdateCount: declined, ApprovedUpdateCount: 0 },
    ...{ NotApprovedUpdateCount: all - declined, ExpiredUpdateCount: count({ expired: true }) },
    ...{ ComputerTargetCount: 0, CustomComputerTargetGroupCount: 0 },
  });
}

function withCatalog(builder: TypeBuilder<UpdateServer>): TypeBuilder<UpdateServer> {
  const a = administration;
  const byId = (categories: readonly WsusCategory[], id: Value | undefined): Value => {
    const wanted = id instanceof Guid ? id.text : '';
    const found = categories.find(({ view }) => view.id === wanted);
    if (found === undefined) throw notFound(`There is no category ${wanted}`);
    return found;
  };
  return builder
    .method(`${a}.UpdateCollection GetUpdates()`, (self) => self.updates())
    .method(`${a}.UpdateCollection GetUpdates(${a}.UpdateScope searchScope)`, (self, [scope]) =>
      self.updates(wordsOf(bagOf(scope)), isInScope(bagOf(scope))),
    )
    .method(`${a}.UpdateCollection SearchUpdates(string searchString)`, (self, [words]) =>
      self.updates({ text: text(words) }),
    )
    .method(
      'int GetUpdateCount()',
      ({ door, site }) => door.service.searchUpdates({ siteCode: site.siteCode, limit: 1 }).total,
    )
    .method(
      `int GetUpdateCount(${a}.UpdateScope searchScope)`,
      (self, [scope]) => self.updates(wordsOf(bagOf(scope)), isInScope(bagOf(scope))).count,
    )
    .method(`${a}.IUpdate GetUpdate(${a}.UpdateRevisionId updateRevisionId)`, (self, [id]) => {
      const wanted = bagOf(id).value('UpdateId');
      return self.one(wanted instanceof Guid ? wanted.text : '');
    })
    .method(`${a}.UpdateCategoryCollection GetUpdateCategories()`, ({ door }) =>
      collectionOf('UpdateCategoryCollection', wsusCategories(door.service)),
    )
    .method(`${a}.UpdateCategoryCollection GetRootUpdateCategories()`, ({ door }) =>
      collectionOf(
        'UpdateCategoryCollection',
        wsusCategories(door.service).filter(({ view }) => view.parent === null),
      ),
    )
    .method(`${a}.UpdateClassificationCollection GetUpdateClassifications()`, ({ door }) =>
      collectionOf('UpdateClassificationCollection', wsusClassifications(door.service)),
    )
    .method(`${a}.IUpdateCategory GetUpdateCategory(guid id)`, ({ door }, [id]) =>
      byId(wsusCategories(door.service), id),
    )
    .method(`${a}.IUpdateClassification GetUpdateClassification(guid id)`, ({ door }, [id]) =>
      byId(wsusClassifications(door.service), id),
    )
    .method(`${a}.ISynchronizationInfo GetSynchronizationInfo(guid id)`, ({ door, sup }, [id]) => {
      const wanted = id instanceof Guid ? id.text : '';
      for (const run of endedRuns(door.service, sup.siteCode))
        if (runGuid(run._id).text === wanted) return synchronizationInfo(run);
      throw notFound(`There was no synchronization ${wanted}`);
    });
}

/** Words that narrow a search; the scope itself decides. */
function wordsOf(scope: Bag): { readonly text?: string } {
  const words = scope.value('TextIncludes');
  return typeof words === 'string' && words.trim() !== '' ? { text: words.trim() } : {};
}

function withExchange(builder: TypeBuilder<UpdateServer>): TypeBuilder<UpdateServer> {
  return builder
    .method(
      'void ExportUpdates(string packageFile, string logFile)',
      ({ door, site }, [file, log], context) => {
        const target = absolute(text(file), context);
        const { packages, warnings, copyList } = door.service.exportPackage({
          file: target,
          siteCode: site.siteCode,
        });
        const written = packages.map(({ file: name, records }) => `Exported ${records} updates to ${name}.`);
        writeLog(text(log), [...written, ...warnings, `Copy first what ${copyList} lists.`], context);
        return null;
      },
    )
    .method('void ImportUpdates(string packageFile, string logFile)', ({ door }, [file, log], context) => {
      const source = absolute(text(file), context);
      const { counts, warnings } = door.service.importPackage({ file: source, user: door.user });
      const lines = [
        `Imported ${source}: ${counts.records} updates, ${counts.added} of them new, ${counts.revised} revised.`,
      ];
      writeLog(text(log), [...lines, ...warnings], context);
      return null;
    });
}

function absolute(file: string, context: NetContext): string {
  const location = 'location' in context && typeof context.location === 'string' ? context.location : '/';
  const full = path.resolve(location, file);
  if (context.files !== undefined && isRefused(context.files, full))
    throw netError('System.UnauthorizedAccessException', `Access to the path '${full}' is denied.`);
  return full;
}

function writeLog(file: string, lines: readonly string[], context: NetContext): void {
  if (file !== '') context.files?.writeText(absolute(file, context), `${lines.join('\r\n')}\r\n`, false);
}

const noComputers = 'Clients do not scan here, and there are no computers';

function withLack(builder: TypeBuilder<UpdateServer>): TypeBuilder<UpdateServer> {
  const a = administration;
  const refuse = (reason: string) => (): never => {
    throw notHere(reason);
  };
  return builder
    .method(`${a}.ComputerTargetGroupCollection GetComputerTargetGroups()`, () =>
      collectionOf('ComputerTargetGroupCollection', []),
    )
    .methods(
      [
        `${a}.ComputerTargetCollection GetComputerTargets()`,
        `${a}.ComputerTargetCollection GetComputerTargets(System.Object searchScope)`,
      ],
      () => collectionOf('ComputerTargetCollection', []),
    )
    .method(`${a}.UpdateApprovalCollection GetInstallApprovalRules()`, () =>
      collectionOf('UpdateApprovalCollection', []),
    )
    .method(`${a}.UpdateApprovalCollection GetUpdateApprovals(${a}.UpdateScope searchScope)`, () =>
      collectionOf('UpdateApprovalCollection', []),
    )
    .method('System.Object CreateInstallApprovalRule(string name)', refuse('Updates are not approved here'))
    .method('System.Object CreateComputerTargetGroup(string name)', refuse(noComputers))
    .method('System.Object GetComputerTarget(string id)', refuse(noComputers))
    .method('System.Object GetComputerTargetByName(string name)', refuse(noComputers))
    .method(
      'System.Object GetDatabaseConfiguration()',
      refuse('There is no SQL Server database: updates lie in the data folder'),
    )
    .method(
      'void DeleteUpdate(guid updateId)',
      refuse('Single updates are not deleted: decline them, and maintenance removes what is obsolete'),
    )
    .method(
      'void ResetAndVerifyContentState()',
      refuse('Every file is verified when it is written; susync verify checks all of them'),
    )
    .method('System.Object[] GetComponentsWithErrors()', () => collectionOf('UpdateApprovalCollection', []))
    .method('void CancelAllDownloads()', () => null);
}
