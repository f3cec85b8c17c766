import { homedir } from 'node:os';
import { namedObject } from '../../values/customObject.ts';
import { instanceOf } from '../../types/arguments.ts';
import type { NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { NetObject } from '../../values/value.ts';
import { type Drive, drivesOf, type ProviderName } from './drives.ts';
import { genericName } from '../../types/assemblies.ts';
import { NetList } from '../../values/netList.ts';
import { EnumValue } from '../../values/enumValue.ts';

const automation = 'System.Management.Automation';

/** A path that is there, with its drive: what Get-Location and Resolve-Path write. */
export class PathInfo extends NetObject {
  readonly typeName: string = `${automation}.PathInfo`;
  readonly path: string;
  readonly drive: Drive;
  /** As the provider has it, without a drive. */
  readonly providerPath: string;

  constructor(path: string, drive: Drive, providerPath = path.slice(path.indexOf(':/') + 2)) {
    super();
    this.path = path;
    this.drive = drive;
    this.providerPath = providerPath;
  }
}

/** A drive as Get-PSDrive shows it. */
export class DriveInfo extends NetObject {
  readonly typeName = `${automation}.PSDriveInfo`;
  readonly drive: Drive;
  /** Without its beginning. */
  readonly currentLocation: string;

  constructor(drive: Drive, currentLocation: string) {
    super();
    this.drive = drive;
    this.currentLocation = currentLocation;
  }
}

/** A provider as Get-PSProvider shows it. */
export class ProviderInfo extends NetObject {
  readonly typeName = `${automation}.ProviderInfo`;
  readonly name: ProviderName;
  constructor(name: ProviderName) {
    super();
    this.name = name;
  }
}

/** Folders of Push-Location, the newest first. */
export class PathStack extends NetObject {
  readonly typeName = `${automation}.PathInfoStack`;
  readonly name: string;
  readonly paths: readonly PathInfo[];

  constructor(name: string, paths: readonly PathInfo[]) {
    super();
    this.name = name;
    this.paths = paths;
  }
}

const capabilities = `${automation}.Provider.ProviderCapabilities`;

/** Types of paths, drives and providers. */
export function pathTypes(): NetType[] {
  return [
    new TypeBuilder(`${automation}.PathInfo`, instanceOf(PathInfo, 'PathInfo'))
      .property(`${automation}.PSDriveInfo Drive`, ({ drive }) => new DriveInfo(drive, ''))
      .property(`${automation}.ProviderInfo Provider`, ({ drive }) => new ProviderInfo(drive.provider))
      .property('string ProviderPath', ({ providerPath }) => providerPath)
      .property('string Path', ({ path }) => path)
      .method('string ToString()', ({ path }) => path)
      .build(),
    new TypeBuilder(`${automation}.PSDriveInfo`, instanceOf(DriveInfo, 'PSDriveInfo'))
      .property('string CurrentLocation', ({ currentLocation }) => currentLocation)
      .property('string Name', ({ drive }) => drive.name)
      .property(`${automation}.ProviderInfo Provider`, ({ drive }) => new ProviderInfo(drive.provider))
      .property('string Root', ({ drive }) => drive.root)
      .property('string Description', ({ drive }) => drive.description)
      .method('string ToString()', ({ drive }) => drive.name)
      .build(),
    new TypeBuilder(`${automation}.ProviderInfo`, instanceOf(ProviderInfo, 'ProviderInfo'))
      .property('System.Type ImplementingType', ({ name }) =>
        namedObject(
          [
            ['Name', `${name}Provider`],
            ['FullName', `Microsoft.PowerShell.Commands.${name}Provider`],
          ],
          'System.RuntimeType',
        ),
      )
      .property('string Name', ({ name }) => name)
      .property('string ModuleName', () => 'Microsoft.PowerShell.Core')
      .property('string Description', () => '')
      .property('string Home', ({ name }, { environment }) =>
        name === 'FileSystem' ? (environment.get('HOME') ?? homedir()) : '',
      )
      .property(
        'System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] Drives',
        ({ name }, { environment }) => {
          const own = drivesOf(environment)
            .list()
            .filter(({ provider }) => provider === name);
          return new NetList(
            own.reverse().map((drive) => new DriveInfo(drive, '')),
            genericName('System.Collections.ObjectModel.Collection`1', [`${automation}.PSDriveInfo`]),
          );
        },
      )
      .property(
        `${capabilities} Capabilities`,
        ({ name }) =>
          // Filter, ShouldProcess and Credentials of files, ShouldProcess of the others.
          new EnumValue(capabilities, name === 'FileSystem' ? 52n : 16n),
      )
      .method('string ToString()', ({ name }) => `Microsoft.PowerShell.Core\\${name}`)
      .build(),
    new TypeBuilder(`${automation}.PathInfoStack`, instanceOf(PathStack, 'PathInfoStack'))
      .property('string Name', ({ name }) => name)
      .property('int Count', ({ paths }) => paths.length)
      .method('string ToString()', () => `${automation}.PathInfoStack`)
      .build(),
  ];
}
