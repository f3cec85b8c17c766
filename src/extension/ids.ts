/** Prefix of everything this extension contributes. */
export const prefix = 'softwareUpdateSync';

/** Commands by what they do; each one stands in package.json, and a test compares the two. */
export const commandIds = {
  synchronize: `${prefix}.synchronize`,
  synchronizeFromParent: `${prefix}.synchronizeFromParent`,
  synchronizeFull: `${prefix}.synchronizeFull`,
  stopSynchronization: `${prefix}.stopSynchronization`,
  refresh: `${prefix}.refresh`,
  filterUpdates: `${prefix}.filterUpdates`,
  clearUpdateFilter: `${prefix}.clearUpdateFilter`,
  showMoreUpdates: `${prefix}.showMoreUpdates`,
  compareRuns: `${prefix}.compareRuns`,
  findUpdate: `${prefix}.findUpdate`,
  openUpdate: `${prefix}.openUpdate`,
  openUpdateXml: `${prefix}.openUpdateXml`,
  importUpdate: `${prefix}.importUpdate`,
  declineUpdate: `${prefix}.declineUpdate`,
  createUpdateGroup: `${prefix}.createUpdateGroup`,
  addToUpdateGroup: `${prefix}.addToUpdateGroup`,
  removeFromUpdateGroup: `${prefix}.removeFromUpdateGroup`,
  emptyUpdateGroup: `${prefix}.emptyUpdateGroup`,
  removeUpdateGroup: `${prefix}.removeUpdateGroup`,
  explainError: `${prefix}.explainError`,
  openSample: `${prefix}.openSample`,
  removeSample: `${prefix}.removeSample`,
  showLog: `${prefix}.showLog`,
  showDiagnostics: `${prefix}.showDiagnostics`,
  copyDiagnostics: `${prefix}.copyDiagnostics`,
  configureSchedule: `${prefix}.configureSchedule`,
  postponeAlert: `${prefix}.postponeAlert`,
  disableAlert: `${prefix}.disableAlert`,
  enableAlert: `${prefix}.enableAlert`,
  openStatusPage: `${prefix}.openStatusPage`,
  observeLogs: `${prefix}.observeLogs`,
  stopObserving: `${prefix}.stopObserving`,
  openObservedLog: `${prefix}.openObservedLog`,
  openObservedRun: `${prefix}.openObservedRun`,
  openObservedPage: `${prefix}.openObservedPage`,
  refreshObserved: `${prefix}.refreshObserved`,
  explainObserved: `${prefix}.explainObserved`,
  openRun: `${prefix}.openRun`,
  showOlderRuns: `${prefix}.showOlderRuns`,
  retrySynchronization: `${prefix}.retrySynchronization`,
  configureProducts: `${prefix}.configureProducts`,
  applyProducts: `${prefix}.applyProducts`,
  revertProducts: `${prefix}.revertProducts`,
  filterProducts: `${prefix}.filterProducts`,
  clearProductFilter: `${prefix}.clearProductFilter`,
  reviewProducts: `${prefix}.reviewProducts`,
  configureLanguages: `${prefix}.configureLanguages`,
  configureSupersedence: `${prefix}.configureSupersedence`,
  configureMaintenance: `${prefix}.configureMaintenance`,
  changeSettings: `${prefix}.changeSettings`,
  addSite: `${prefix}.addSite`,
  addSup: `${prefix}.addSup`,
  removeSite: `${prefix}.removeSite`,
  removeSup: `${prefix}.removeSup`,
  setSource: `${prefix}.setSource`,
  trustRootCertificate: `${prefix}.trustRootCertificate`,
  setSourceAccess: `${prefix}.setSourceAccess`,
  testSource: `${prefix}.testSource`,
  showProperties: `${prefix}.showProperties`,
  exportCatalog: `${prefix}.exportCatalog`,
  importCatalog: `${prefix}.importCatalog`,
  writeWantedList: `${prefix}.writeWantedList`,
  setUp: `${prefix}.setUp`,
  connectToService: `${prefix}.connectToService`,
  disconnectFromService: `${prefix}.disconnectFromService`,
  runScript: `${prefix}.runScript`,
  dryRunScript: `${prefix}.dryRunScript`,
  runSelection: `${prefix}.runSelection`,
  stopScript: `${prefix}.stopScript`,
  debugScript: `${prefix}.debugScript`,
  openScriptConsole: `${prefix}.openScriptConsole`,
} as const;

/** Id of a command. */
export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** Views of the activity-bar container. */
export const viewIds = {
  hierarchy: `${prefix}.hierarchy`,
  updates: `${prefix}.updates`,
  status: `${prefix}.syncStatus`,
  observed: `${prefix}.observed`,
  alerts: `${prefix}.alerts`,
  products: `${prefix}.products`,
} as const;

/** Pages in editor tabs; VS Code brings them back after a reload. */
export const webviewIds = {
  schedule: `${prefix}.schedule`,
  status: `${prefix}.statusPage`,
} as const;

/** Editors of files, by the end of their names. */
export const editorIds = {
  susync: `${prefix}.package`,
  cab: `${prefix}.updateServicesPackage`,
} as const;

/** Keys that `when` clauses of the manifest read. */
export const contextKeys = {
  /** `unopened`, `opening`, `open` or `failed`: what became of the connection to the service. */
  connection: `${prefix}.connection`,
  /** Whether logs of a site server are observed. */
  hasObserved: `${prefix}.hasObserved`,
  /** Whether the hierarchy has a site. */
  hasSites: `${prefix}.hasSites`,
  /** `some` or `none`: whether there are software updates or groups; unset until that has been read. */
  updatesThere: `${prefix}.updatesThere`,
  /** Whether All Software Updates is filtered. */
  updatesFiltered: `${prefix}.updatesFiltered`,
  /** Whether products or classifications were checked that are not applied yet. */
  productsEdited: `${prefix}.productsEdited`,
  /** Whether the view of products is filtered. */
  productsFiltered: `${prefix}.productsFiltered`,
  /** Whether products or classifications came since the last review. */
  hasNewProducts: `${prefix}.hasNewProducts`,
  /** Whether the top-level site has a synchronization source. */
  hasSource: `${prefix}.hasSource`,
  /** Whether a product and a classification are selected. */
  hasSelection: `${prefix}.hasSelection`,
  /** Whether a synchronization is scheduled. */
  hasSchedule: `${prefix}.hasSchedule`,
  /** Whether windows work with a service on another machine. */
  isRemote: `${prefix}.isRemote`,
  /** Whether the editor shows a script that language features are offered for. */
  isHostScript: `${prefix}.isHostScript`,
  /** Whether a script runs. */
  scriptRuns: `${prefix}.scriptRuns`,
} as const;

/** A key of a `when` clause. */
export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

/** Tools for language models; the same names stand in the table of tools. */
export const toolNames = [
  'susync_get_status',
  'susync_explain_code',
  'susync_search_updates',
  'susync_read_log',
  'susync_preview_schedule',
  'susync_start_synchronization',
] as const;

/** Servers of the Model Context Protocol. */
export const mcpServers = `${prefix}.mcpServers`;

/** Language of logs in the formats of Configuration Manager. */
export const logLanguage = 'wsyncmgr-log';

/** Debug sessions of scripts. */
export const scriptDebugType = 'susync-script';

/** The script console among the profiles of the terminal. */
export const scriptConsoleProfile = `${prefix}.scriptConsole`;

/** Tasks that run a script. */
export const scriptTaskType = 'susync';

/** Problem matchers of the manifest: what tasks find in lines of output. */
export const problemMatchers = {
  check: 'susync-check',
  script: 'susync-script',
  logErrors: 'susync-log-errors',
  logWarnings: 'susync-log-warnings',
} as const;
