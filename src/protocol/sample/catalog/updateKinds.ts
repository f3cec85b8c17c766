import type { LayoutKey } from './bundleLayout.ts';
import type { ClassificationKey } from './classifications.ts';

/** How a leaf is installed: the last segment of the handler URI. */
export type Handler =
  'Cbs' | 'CommandLineInstallation' | 'WindowsInstaller' | 'WindowsSetup' | 'WindowsDriver';

/** What all updates of one kind have in common; titles are in the texts of each language. */
export interface UpdateKindFacts {
  readonly classification: ClassificationKey;
  readonly layout: LayoutKey;
  readonly handler: Handler;
  /** How many earlier updates of its series one lists as superseded. */
  readonly supersedes: number;
  readonly description: 'security' | 'quality' | 'definition' | 'driver' | 'upgrade' | 'product';
  /** Extensions of a leaf's files. */
  readonly files: readonly string[];
  /** Security updates have a severity and CVEs. */
  readonly security?: true;
  readonly license?: true;
  /** Version text: `sequence` is the number within its series, `months` counts the months since January 2020. */
  readonly version?: (sequence: number, months: number) => string;
}

const quality = {
  layout: 'one',
  handler: 'CommandLineInstallation',
  supersedes: 4,
  description: 'quality',
  files: ['exe'],
} as const;
const security = { ...quality, classification: 'security', description: 'security', security: true } as const;

/** The kinds of updates. */
export const updateKinds = {
  cumulative: { ...security, layout: 'pair', handler: 'Cbs', supersedes: 12, files: ['cab', 'psf'] },
  preview: { ...quality, classification: 'updates', handler: 'Cbs', supersedes: 2, files: ['cab'] },
  dotnetFramework: { ...security, layout: 'twoLevels', handler: 'Cbs', supersedes: 6, files: ['cab'] },
  definition: {
    ...quality,
    classification: 'definitions',
    layout: 'alternatives',
    supersedes: 8,
    description: 'definition',
    version: (sequence, months) => `1.${360 + months}.${(sequence * 37) % 1000}.0`,
  },
  platform: {
    ...quality,
    classification: 'definitions',
    layout: 'pair',
    description: 'definition',
    version: (sequence, months) =>
      `4.18.${20 + Math.floor(months / 12)}${String((months % 12) + 1).padStart(2, '0')}0.${sequence + 5}`,
  },
  driver: {
    classification: 'drivers',
    layout: 'alone',
    handler: 'WindowsDriver',
    supersedes: 0,
    description: 'driver',
    files: ['cab'],
    version: (sequence, months) =>
      `${22 + (sequence >> 4)}.${months}.${sequence & 15}.${(months * 7 + sequence) % 60}`,
  },
  office: { ...security, handler: 'WindowsInstaller', files: ['cab'] },
  officeCritical: { ...quality, classification: 'critical', handler: 'WindowsInstaller', files: ['cab'] },
  clickToRun: {
    ...quality,
    classification: 'updates',
    supersedes: 8,
    files: ['cab'],
    version: (sequence, months) => `Build ${12_000 + months * 100}.${20_000 + sequence * 14}`,
  },
  removalTool: {
    ...quality,
    classification: 'updateRollups',
    supersedes: 1,
    version: (_, months) => `5.${months + 50}`,
  },
  sqlCumulative: {
    ...quality,
    classification: 'updates',
    supersedes: 10,
    version: (sequence) => String(sequence + 1),
  },
  sqlServicePack: {
    ...quality,
    classification: 'servicePacks',
    supersedes: 1,
    license: true,
    version: (sequence) => String(sequence + 1),
  },
  featureUpdate: {
    ...quality,
    classification: 'upgrades',
    layout: 'pair',
    handler: 'WindowsSetup',
    supersedes: 2,
    description: 'upgrade',
    files: ['esd', 'cab'],
    license: true,
    version: (_, months) => `${20 + Math.floor(months / 12)}H${months % 12 < 6 ? 1 : 2}`,
  },
  edge: {
    ...security,
    supersedes: 6,
    version: (sequence, months) => `${79 + months}.0.${1000 + months * 38}.${40 + (sequence % 60)}`,
  },
  exchange: { ...security, files: ['msp'], version: (sequence) => String(sequence + 1) },
  dotnet: { ...security, supersedes: 6, version: (sequence) => `8.0.${sequence + 1}` },
  visualStudio: {
    ...security,
    version: (sequence) => `17.${Math.floor(sequence / 6)}.${sequence % 6}`,
  },
  sharePoint: { ...security, supersedes: 6 },
  systemCenter: { ...quality, classification: 'updateRollups', version: (sequence) => String(sequence + 1) },
  critical: { ...quality, classification: 'critical', layout: 'pair', handler: 'Cbs', files: ['cab'] },
  dynamicUpdate: { ...quality, classification: 'updates', handler: 'Cbs', files: ['cab'] },
  powerShell: {
    ...quality,
    classification: 'updates',
    description: 'product',
    files: ['msi'],
    version: (sequence) => `7.4.${sequence}`,
  },
  featurePack: {
    ...quality,
    classification: 'featurePacks',
    supersedes: 2,
    description: 'product',
    license: true,
    version: (sequence) => `5.1.${50_000 + sequence * 18}.0`,
  },
  tool: {
    ...quality,
    classification: 'tools',
    description: 'product',
    files: ['msi'],
    version: (sequence, months) => `2.${sequence}.${months}.0`,
  },
  product: { ...quality, classification: 'updates', description: 'product' },
} as const satisfies Record<string, UpdateKindFacts>;

/** Name of a kind of updates. */
export type UpdateKind = keyof typeof updateKinds;
