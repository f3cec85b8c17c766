import { EnumValue } from '../values/enumValue.ts';
import { NetObject } from '../values/value.ts';
import { instanceOf, required } from './arguments.ts';
import type { NetType } from './netType.ts';
import { TypeBuilder } from './typeBuilder.ts';

const space = 'System.Runtime.InteropServices';

/** System.Runtime.InteropServices.OSPlatform by its name. */
class OSPlatform extends NetObject {
  readonly typeName = `${space}.OSPlatform`;
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }
}

const platformOf = instanceOf(OSPlatform, 'OSPlatform');

const platformType = (): NetType => {
  const builder = new TypeBuilder(`${space}.OSPlatform`, platformOf, { kind: 'struct' })
    .method(
      'bool Equals(System.Object obj)',
      ({ name }, [other]) => other instanceof OSPlatform && other.name.toUpperCase() === name.toUpperCase(),
    )
    .method('string ToString()', ({ name }) => name)
    .staticMethod(
      `${space}.OSPlatform Create(string osPlatform)`,
      ([name]) => new OSPlatform(required(name, 'osPlatform')),
    );
  for (const name of ['FreeBSD', 'Linux', 'OSX', 'Windows'])
    builder.staticProperty(`${space}.OSPlatform ${name}`, () => new OSPlatform(name.toUpperCase()));
  return builder.build();
};

const architecture = () => new EnumValue(`${space}.Architecture`, 1n);

const informationType = (): NetType =>
  new TypeBuilder(`${space}.RuntimeInformation`, (value) => value)
    .staticProperty('string FrameworkDescription', () => '.NET 10.0.0')
    .staticProperty('string OSDescription', () => 'Unix 6.1.0.0')
    .staticProperty('string RuntimeIdentifier', () => 'linux-x64')
    .staticProperty(`${space}.Architecture OSArchitecture`, architecture)
    .staticProperty(`${space}.Architecture ProcessArchitecture`, architecture)
    .staticMethod(
      `bool IsOSPlatform(${space}.OSPlatform osPlatform)`,
      ([platform]) => platformOf(platform).name.toUpperCase() === 'LINUX',
    )
    .build();

/** What scripts ask of the machine that they run on, by full name. */
export const runtimeInformationTypes: readonly (readonly [string, () => NetType])[] = [
  [`${space}.OSPlatform`, platformType],
  [`${space}.RuntimeInformation`, informationType],
];
