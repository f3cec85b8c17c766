import { NetException, NetThrow } from '../values/netException.ts';
import { Version } from '../values/version.ts';

/** Reads a version of two to four numbers; throws ArgumentException, FormatException or OverflowException. */
export function parseVersion(text: string): Version {
  const parts = text.split('.');
  if (parts.length < 2 || parts.length > 4) {
    throw new NetThrow(
      new NetException(
        'System.ArgumentException',
        "Version string portion was too short or too long. (Parameter 'input')",
        null,
        { ParamName: 'input' },
      ),
    );
  }
  const numbers = parts.map((part) => {
    if (!/^\s*\+?\d+\s*$/.test(part)) {
      throw new NetThrow(
        new NetException(
          /^\s*-\d+\s*$/.test(part) ? 'System.ArgumentOutOfRangeException' : 'System.FormatException',
          /^\s*-\d+\s*$/.test(part)
            ? `input ('${part.trim()}') must be a non-negative value. (Parameter 'input')\nActual value was ${part.trim()}.`
            : `The input string '${part}' was not in a correct format.`,
        ),
      );
    }
    const number = Number(part);
    if (number > 2147483647) {
      throw new NetThrow(
        new NetException('System.OverflowException', 'Value was either too large or too small for an Int32.'),
      );
    }
    return number;
  });
  const [major = 0, minor = 0, build, revision] = numbers;
  return new Version(major, minor, build, revision);
}
