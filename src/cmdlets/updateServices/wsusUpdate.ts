import { defaultText } from '../../domain/updateHeader.ts';
import { enumNumber, instanceOf } from '../../script/types/arguments.ts';
import type { NetType } from '../../script/types/netType.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { Guid } from '../../script/values/guid.ts';
import { NetObject, type Value } from '../../script/values/value.ts';
import { readOnce } from '../../base/readOnce.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import type { UpdateDetails, UpdateView } from '../../service/api/updates.ts';
import { Bag, bagType } from './bag.ts';
import { collectionOf, stringCollection } from './collections.ts';
import { administration, baseApi } from './namespaces.ts';
import { utc } from './synchronizationInfo.ts';
import { WsusCategory, wsusCategories, wsusClassifications } from './wsusCategory.ts';
import { notHere, type WsusDoor } from './wsusDoor.ts';
import { enumOf } from './wsusEnums.ts';

const revisionId = `${administration}.UpdateRevisionId`;

/** IUpdate: an update of a site; what only its document says is read when it is asked for. */
export class WsusUpdate extends NetObject {
  readonly typeName = `${baseApi}.Update`;
  readonly door: WsusDoor;
  readonly siteCode: string;
  view: UpdateView;
  readonly #products: () => readonly CategoryView[];
  #details: UpdateDetails | undefined;

  /** `products`: those of the site, which the updates of one answer read together. */
  constructor(
    door: WsusDoor,
    siteCode: string,
    view: UpdateView,
    products: () => readonly CategoryView[] = productsOf(door),
  ) {
    super();
    this.door = door;
    this.#products = products;
    this.siteCode = siteCode;
    this.view = view;
  }

  get details(): UpdateDetails {
    const { siteCode } = this;
    this.#details ??= this.door.service.update({ id: this.view.updateId, siteCode });
    return this.#details;
  }

  /** Reads it anew. */
  refresh(): void {
    this.#details = undefined;
    this.view = this.details;
  }

  has(state: string): boolean {
    return this.view.state.includes(state);
  }

  /** Names of the companies or families above its products. */
  above(level: number): readonly string[] {
    const names = this.#products()
      .filter(({ type, name }) => type === 'Product' && this.view.products.includes(name))
      .map(({ path }) => path[level] ?? '');
    return [...new Set(names)].filter((name) => name !== '');
  }

  related(ids: readonly string[]): readonly WsusUpdate[] {
    const { door, siteCode } = this;
    return ids.map(
      (id) => new WsusUpdate(door, siteCode, door.service.update({ id, siteCode }), this.#products),
    );
  }
}

/** Products with the families and companies above them, read once for all that ask for them. */
export function productsOf({ service }: WsusDoor): () => readonly CategoryView[] {
  return readOnce(() => service.products({}));
}

/** Takes an update. */
export const updateOf = instanceOf(WsusUpdate, 'Update');

/** An UpdateRevisionId. */
function revisionOf(updateId: string, revision: number): Bag {
  return new Bag(revisionId, { UpdateId: new Guid(updateId), RevisionNumber: revision });
}

/** UpdateRevisionId and Update. */
export function updateTypes(): readonly NetType[] {
  const revision = bagType(revisionId, ['guid UpdateId', 'int RevisionNumber'])
    .constructs('(guid updateId)', ([id = null]) => new Bag(revisionId, { UpdateId: id, RevisionNumber: 0 }))
    .constructs(
      '(guid updateId, int revisionNumber)',
      ([id = null, number = null]) => new Bag(revisionId, { UpdateId: id, RevisionNumber: number }),
    );
  return [
    revision.build(),
    withMembers(
      new TypeBuilder(`${baseApi}.Update`, updateOf, { interfaces: [`${administration}.IUpdate`] }),
    ).build(),
  ];
}

function withMembers(builder: TypeBuilder<WsusUpdate>): TypeBuilder<WsusUpdate> {
  const strings = 'System.Collections.Specialized.StringCollection';
  const a = administration;
  return methodsOf(
    builder
      .property(`${revisionId} Id`, ({ view }) => revisionOf(view.updateId, view.revision))
      .property('string Title', ({ view }) => view.title)
      .property('string Description', ({ details }) => defaultText(details.header)?.description ?? '')
      .property('string LegacyName', ({ view }) => (view.articleId === '' ? '' : `KB${view.articleId}`))
      .property(`${strings} KnowledgebaseArticles`, ({ view }) =>
        stringCollection(view.articleId === '' ? [] : [view.articleId]),
      )
      .property(`${strings} SecurityBulletins`, ({ details }) => stringCollection(details.header.bulletinIds))
      .property(`${strings} AdditionalInformationUrls`, ({ details: { header } }) =>
        stringCollection(header.moreInfoUrl === undefined ? [] : [header.moreInfoUrl]),
      )
      .property(`${a}.MsrcSeverity MsrcSeverity`, ({ view }) =>
        enumOf(
          'MsrcSeverity',
          view.severity === '' || view.severity === 'None' ? 'Unspecified' : view.severity,
        ),
      )
      .property('string UpdateClassificationTitle', ({ view }) => view.classification)
      .property(`${strings} ProductTitles`, ({ view }) => stringCollection(view.products))
      .property(`${strings} ProductFamilyTitles`, (self) => stringCollection(self.above(1)))
      .property(`${strings} CompanyTitles`, (self) => stringCollection(self.above(0)))
      .property('datetime CreationDate', ({ view }) => utc(Date.parse(view.released)))
      .property('datetime ArrivalDate', ({ view }) => utc(Date.parse(view.released)))
      .property(`${a}.PublicationState PublicationState`, (self) =>
        enumOf('PublicationState', self.has('expired') ? 'Expired' : 'Published'),
      )
      .property(`${a}.UpdateState State`, () => enumOf('UpdateState', 'Ready'))
      .property(`${a}.UpdateType UpdateType`, ({ view }) =>
        enumOf('UpdateType', view.classification.startsWith('Driver') ? 'Driver' : 'Software'),
      )
      .property(`${a}.UpdateSource UpdateSource`, () => enumOf('UpdateSource', 'MicrosoftUpdate'))
      .property('bool IsApproved', () => false)
      .property('bool IsDeclined', (self) => self.has('declined'))
      .property('bool IsSuperseded', (self) => self.has('superseded'))
      .property('bool HasSupersededUpdates', ({ details }) => details.header.supersedes.length > 0)
      .property('bool HasEarlierRevision', ({ view }) => view.revision > 1)
      .property('bool HasStaleUpdateApprovals', () => false)
      .property('bool HasLicenseAgreement', ({ details }) => details.header.eulaFiles.length > 0)
      .property('bool RequiresLicenseAgreementAcceptance', () => false)
      .property('bool IsLatestRevision', () => true)
      .property('bool IsBeta', ({ details }) => details.header.isBeta === true)
      .property('bool IsEditable', () => false)
      .property('bool IsWsusInfrastructureUpdate', () => false)
      .property('string DefaultPropertiesLanguage', ({ details }) => details.header.defaultLanguage),
  );
}

const noApprovals =
  'Updates are not approved here: every update that is not declined goes to the servers below, and no computer installs from here';

function methodsOf(builder: TypeBuilder<WsusUpdate>): TypeBuilder<WsusUpdate> {
  const a = administration;
  return builder
    .method('void Decline()', (self) => {
      const { door, siteCode, view } = self;
      door.service.declineUpdate({ id: view.updateId, siteCode });
      if (!self.has('declined')) self.view = { ...view, state: [...view.state, 'declined'] };
      return null;
    })
    .methods(
      [
        `System.Object Approve(${a}.UpdateApprovalAction action, System.Object targetGroup)`,
        `System.Object Approve(${a}.UpdateApprovalAction action, System.Object targetGroup, datetime deadline)`,
        'System.Object ApproveForOptionalInstall(System.Object targetGroup)',
      ],
      () => {
        throw notHere(noApprovals);
      },
    )
    .method(`${a}.UpdateApprovalCollection GetUpdateApprovals()`, () =>
      collectionOf('UpdateApprovalCollection', []),
    )
    .method(
      `${a}.UpdateCollection GetRelatedUpdates(${a}.UpdateRelationship relationship)`,
      (self, [which]) =>
        collectionOf('UpdateCollection', self.related(relatedIds(self.details, enumNumber(which)))),
    )
    .method(
      `${a}.IUpdateClassification GetUpdateClassification()`,
      ({ door, view }): Value => named(wsusClassifications(door.service), [view.classification])[0] ?? null,
    )
    .method(`${a}.UpdateCategoryCollection GetUpdateCategories()`, ({ door, view }) =>
      collectionOf('UpdateCategoryCollection', named(wsusCategories(door.service), view.products)),
    )
    .method('void AcceptLicenseAgreement()', () => {
      throw notHere('License terms are handed on with their updates; whoever installs accepts them');
    })
    .method('void Refresh()', (self) => {
      self.refresh();
      return null;
    })
    .method('string ToString()', ({ view }) => view.title);
}

function named(categories: readonly WsusCategory[], names: readonly string[]): readonly WsusCategory[] {
  return categories.filter(({ view }) => names.includes(view.name));
}

/** By the numbers of UpdateRelationship. */
function relatedIds(details: UpdateDetails, relationship: number): readonly string[] {
  const here = (
    updates: readonly (readonly { readonly updateId: string; readonly title: string | null }[])[],
  ) => updates.flatMap(([first]) => (first === undefined || first.title === null ? [] : [first.updateId]));
  switch (relationship) {
    case 0:
      return here(details.bundles);
    case 2:
      return here(details.prerequisites);
    case 4:
      return here(details.supersedes.map((update) => [update]));
    case 5:
      return details.supersededBy.map(({ updateId }) => updateId);
    default:
      return [];
  }
}
