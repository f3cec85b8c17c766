import { languagesWith } from '../../domain/languages.ts';
import { bool, instanceOf, int, text } from '../../script/types/arguments.ts';
import type { NetType } from '../../script/types/netType.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { NetObject, type Value } from '../../script/values/value.ts';
import type { SiteView, SupView } from '../../service/api/hierarchy.ts';
import { SecureString } from '../../script/values/secrets.ts';
import { stringCollection, textsOf } from './collections.ts';
import { administration, baseApi } from './namespaces.ts';
import type { WsusDoor } from './wsusDoor.ts';
import { enumOf } from './wsusEnums.ts';

type Settings = Map<string, string>;

/** IUpdateServerConfiguration: source, proxy and languages. Changes are made by Save. */
export class ServerConfiguration extends NetObject {
  readonly typeName = `${baseApi}.UpdateServerConfiguration`;
  readonly door: WsusDoor;
  readonly sup: SupView;
  /** Values by the name of the property, as read or set. */
  readonly values: Map<string, Value>;
  readonly changed = new Set<string>();
  languages: readonly string[];
  proxyPassword: string | undefined;

  constructor(door: WsusDoor, site: SiteView, sup: SupView) {
    super();
    this.door = door;
    this.sup = sup;
    const settings = new Map(door.service.settings().map(({ key, value }) => [key, value]));
    this.languages = door.service.subscription().languages;
    this.values = new Map(Object.entries({ ...sourceValues(site), ...proxyValues(settings) }));
  }

  save(): void {
    const { service, warn } = this.door;
    const has = (...names: readonly string[]): boolean => names.some((name) => this.changed.has(name));
    if (
      has(
        'SyncFromMicrosoftUpdate',
        'UpstreamWsusServerName',
        'UpstreamWsusServerPortNumber',
        'UpstreamWsusServerUseSsl',
      )
    )
      service.setSource({ siteCode: this.sup.siteCode, source: this.#source() });
    if (has('UseProxy', 'ProxyName', 'ProxyServerPort', 'ProxyUserName', 'ProxyUserDomain', 'ProxyPassword'))
      service.setSettings({ values: this.#proxy() });
    if (has('Languages')) service.changeSubscription({ mode: 'set', languages: this.languages });
    for (const name of this.changed)
      if (name in fixedValues) warn(`${name} has no effect here: ${fixedValues[name]?.reason ?? ''}.`);
    this.changed.clear();
  }

  #source(): string {
    if (this.values.get('SyncFromMicrosoftUpdate') === true) return 'microsoft-update';
    const scheme = this.values.get('UpstreamWsusServerUseSsl') === true ? 'https' : 'http';
    const name = this.values.get('UpstreamWsusServerName');
    return `${scheme}://${text(name)}:${int(this.values.get('UpstreamWsusServerPortNumber'))}`;
  }

  #proxy(): Readonly<Record<string, string>> {
    if (this.values.get('UseProxy') !== true) return { 'proxy.url': '' };
    const [name, domain] = [text(this.values.get('ProxyUserName')), text(this.values.get('ProxyUserDomain'))];
    return {
      'proxy.url': `http://${text(this.values.get('ProxyName'))}:${int(this.values.get('ProxyServerPort'))}`,
      'proxy.user': domain === '' ? name : `${domain}\\${name}`,
      ...(this.proxyPassword === undefined ? {} : { 'proxy.password': this.proxyPassword }),
    };
  }
}

function sourceValues({ source }: SiteView): Readonly<Record<string, Value>> {
  const url = source !== null && URL.canParse(source) ? new URL(source) : undefined;
  const isSsl = url?.protocol === 'https:';
  return {
    SyncFromMicrosoftUpdate: source === 'microsoft-update',
    UpstreamWsusServerName: url?.hostname ?? '',
    UpstreamWsusServerPortNumber:
      url === undefined ? 8530 : Number(url.port === '' ? (isSsl ? 443 : 80) : url.port),
    UpstreamWsusServerUseSsl: isSsl,
  };
}

function proxyValues(settings: Settings): Readonly<Record<string, Value>> {
  const given = settings.get('proxy.url') ?? '';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const user = settings.get('proxy.user') ?? '';
  const [domain, name] = user.includes('\\') ? user.split('\\') : ['', user];
  return {
    UseProxy: url !== undefined,
    ProxyName: url?.hostname ?? '',
    ProxyServerPort: url === undefined ? 80 : Number(url.port === '' ? 80 : url.port),
    ProxyUserName: name ?? '',
    ProxyUserDomain: domain ?? '',
    AnonymousProxyAccess: user === '',
  };
}

const filesAsAsked =
  'license files are downloaded, and update files as servers below or an administrator ask for them';

/** What is always so here; whoever sets it is warned. */
const fixedValues: Readonly<
  Record<string, { readonly type: string; readonly value: Value; readonly reason: string }>
> = {
  DownloadUpdateBinariesAsNeeded: { type: 'bool', value: true, reason: filesAsAsked },
  DownloadExpressPackages: { type: 'bool', value: false, reason: filesAsAsked },
  HostBinariesOnMicrosoftUpdate: { type: 'bool', value: false, reason: filesAsAsked },
  GetContentFromMU: { type: 'bool', value: false, reason: filesAsAsked },
  LocalContentCachePath: { type: 'string', value: '', reason: 'files lie in the data folder' },
  TargetingMode: {
    ...{ type: `${administration}.TargetingMode`, value: enumOf('TargetingMode', 'Server') },
    reason: 'there are no computers here',
  },
  OobeInitialized: { type: 'bool', value: true, reason: 'there is nothing to initialize' },
  AutoRefreshUpdateApprovals: { type: 'bool', value: false, reason: 'updates are not approved here' },
  AllowProxyCredentialsOverNonSsl: { type: 'bool', value: true, reason: 'the proxy decides' },
};

const configurationOf = instanceOf(ServerConfiguration, 'UpdateServerConfiguration');

/** The type of it. */
export function configurationType(): NetType {
  const builder = new TypeBuilder(`${baseApi}.UpdateServerConfiguration`, configurationOf, {
    interfaces: [`${administration}.IUpdateServerConfiguration`],
  });
  const settable = [
    ...['bool SyncFromMicrosoftUpdate', 'string UpstreamWsusServerName', 'int UpstreamWsusServerPortNumber'],
    ...['bool UpstreamWsusServerUseSsl', 'bool UseProxy', 'string ProxyName', 'int ProxyServerPort'],
    ...['string ProxyUserName', 'string ProxyUserDomain', 'bool AnonymousProxyAccess'],
  ];
  for (const declaration of settable) {
    const name = declaration.slice(declaration.indexOf(' ') + 1);
    builder.property(
      declaration,
      ({ values }) => values.get(name) ?? null,
      (self, value) => {
        self.values.set(name, value);
        self.changed.add(name);
      },
    );
  }
  for (const [name, { type, value }] of Object.entries(fixedValues))
    builder.property(
      `${type} ${name}`,
      () => value,
      (self) => {
        self.changed.add(name);
      },
    );
  return withLanguages(builder)
    .property('bool IsReplicaServer', ({ sup }) => !sup.isDefault)
    .property('string MUUrl', () => 'https://sws.update.microsoft.com')
    .property('bool HasProxyPassword', ({ values }) => values.get('ProxyUserName') !== '')
    .method('void SetProxyPassword(System.Object password)', (self, [password = null]) => {
      self.proxyPassword = password instanceof SecureString ? password.reveal() : text(password);
      self.changed.add('ProxyPassword');
      return null;
    })
    .method('void Save()', (self) => {
      self.save();
      return null;
    })
    .build();
}

function withLanguages(builder: TypeBuilder<ServerConfiguration>): TypeBuilder<ServerConfiguration> {
  const strings = 'System.Collections.Specialized.StringCollection';
  const set = (self: ServerConfiguration, languages: readonly string[]): void => {
    self.languages = languages;
    self.changed.add('Languages');
  };
  return builder
    .property(
      'bool AllUpdateLanguagesEnabled',
      ({ languages }) => languages.includes('all'),
      (self, value) => {
        if (bool(value)) set(self, ['all']);
        else if (self.languages.includes('all')) set(self, ['en']);
      },
    )
    .property(`${strings} SupportedUpdateLanguages`, () =>
      stringCollection(
        languagesWith([]).flatMap(({ shortName }) => (shortName === 'all' ? [] : [shortName])),
      ),
    )
    .method(`${strings} GetEnabledUpdateLanguages()`, ({ languages }) => stringCollection(languages))
    .methods(
      [
        'void SetEnabledUpdateLanguages(System.Collections.IEnumerable languages)',
        'void SetEnabledUpdateLanguages(string language)',
      ],
      (self, [languages]) => {
        set(self, typeof languages === 'string' ? [languages] : textsOf(languages));
        return null;
      },
    );
}
