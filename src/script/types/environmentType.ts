import { Dictionary } from '../values/dictionary.ts';
import { Version } from '../values/version.ts';
import { EnumValue } from '../values/enumValue.ts';
import { NetObject, type Value } from '../values/value.ts';
import { required, stringArray, text } from './arguments.ts';
import type { NetContext } from './netType.ts';
import { folderNow } from './files/fileAccess.ts';
import { TypeBuilder } from './typeBuilder.ts';

/** Names of Environment+SpecialFolder with the place below the home folder, or the absolute one. */
const folders: ReadonlyMap<string, string> = new Map([
  ['desktop', 'Desktop'],
  ['mydocuments', ''],
  ['personal', ''],
  ['userprofile', ''],
  ['applicationdata', '.config'],
  ['localapplicationdata', '.local/share'],
  ['commonapplicationdata', '/usr/share'],
  ['templates', 'Templates'],
]);

const home = (context: NetContext) => context.environment.get('HOME') ?? '/';

function folder(value: Value | undefined, context: NetContext): string {
  const name = value === undefined ? '' : context.text(value).toLowerCase();
  const place = folders.get(name);
  if (place === undefined) return '';
  return place.startsWith('/') ? place : place === '' ? home(context) : `${home(context)}/${place}`;
}

/** `%NAME%` replaced by the variable, where there is one. */
function expand(value: string, context: NetContext): string {
  return value.replaceAll(/%([^%]+)%/g, (all, name: string) => context.environment.get(name) ?? all);
}

/** System.OperatingSystem. */
class OperatingSystem extends NetObject {
  readonly typeName = 'System.OperatingSystem';
}

/** The type System.OperatingSystem. */
export const operatingSystemType = () =>
  new TypeBuilder('System.OperatingSystem', (value) => value)
    .property('System.PlatformID Platform', () => new EnumValue('System.PlatformID', 4n))
    .property('version Version', () => new Version(6, 1, 0, 0))
    .property('string VersionString', () => 'Unix 6.1.0.0')
    .property('string ServicePack', () => '')
    .method('string ToString()', () => 'Unix 6.1.0.0')
    .staticMethod('bool IsLinux()', () => true)
    .staticMethod('bool IsWindows()', () => false)
    .staticMethod('bool IsMacOS()', () => false)
    .build();

/** System.Environment: the session's own copy of the variables; nothing of the machine beside its kind. */
export const environmentType = () =>
  new TypeBuilder('System.Environment', (value) => value)
    .staticProperty('string CommandLine', () => 'pwsh')
    .staticProperty('string CurrentDirectory', (context) => folderNow(context))
    .staticProperty('int CurrentManagedThreadId', () => 1)
    .staticProperty(
      'int ExitCode',
      () => 0,
      () => undefined,
    )
    .staticProperty('bool HasShutdownStarted', () => false)
    .staticProperty('bool Is64BitOperatingSystem', () => true)
    .staticProperty('bool Is64BitProcess', () => true)
    .staticProperty('bool IsPrivilegedProcess', () => false)
    .staticMethod('string[] GetLogicalDrives()', () => stringArray(['/']))
    .staticProperty('string MachineName', (context) => context.environment.get('HOSTNAME') ?? 'localhost')
    .staticProperty('string NewLine', () => '\n')
    .staticProperty('System.OperatingSystem OSVersion', () => new OperatingSystem())
    .staticProperty('int ProcessId', () => 1)
    .staticProperty('int ProcessorCount', () => 1)
    .staticProperty('string StackTrace', () => '')
    .staticProperty('string SystemDirectory', () => '')
    .staticProperty('int SystemPageSize', () => 4096)
    .staticProperty('int TickCount', (context) => Math.floor(context.clock.monotonic()) % 2147483647)
    .staticProperty('long TickCount64', (context) => BigInt(Math.floor(context.clock.monotonic())))
    .staticProperty('string UserDomainName', (context) => context.environment.get('HOSTNAME') ?? 'localhost')
    .staticProperty('bool UserInteractive', () => true)
    .staticProperty('string UserName', (context) => context.environment.get('USER') ?? 'user')
    .staticProperty('version Version', () => new Version(10, 0, 0))
    .staticMethod('string ExpandEnvironmentVariables(string name)', ([name], context) =>
      expand(required(name, 'name'), context),
    )
    .staticMethod('string[] GetCommandLineArgs()', () => stringArray(['pwsh']))
    .staticMethods(
      [
        'string GetEnvironmentVariable(string variable)',
        'string GetEnvironmentVariable(string variable, System.EnvironmentVariableTarget target)',
      ],
      ([name, target], context) =>
        target instanceof EnumValue && target.value !== 0n
          ? null
          : (context.environment.get(required(name, 'variable')) ?? null),
    )
    .staticMethods(['System.Collections.IDictionary GetEnvironmentVariables()'], (_, context) => {
      const made = new Dictionary('System.Collections.Hashtable', 'ordinal');
      for (const [name, value] of context.environment) made.set(name, value);
      return made;
    })
    .staticMethods(['string GetFolderPath(System.Environment+SpecialFolder folder)'], ([name], context) =>
      folder(name, context),
    )
    .staticMethods(
      [
        'void SetEnvironmentVariable(string variable, string value)',
        'void SetEnvironmentVariable(string variable, string value, System.EnvironmentVariableTarget target)',
      ],
      ([name, value, target], context) => {
        if (target instanceof EnumValue && target.value !== 0n) return null;
        context.environment.set(required(name, 'variable'), text(value));
        return null;
      },
    )
    .build();
