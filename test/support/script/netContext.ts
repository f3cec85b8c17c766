import { toText } from '../../../src/script/convert/toText.ts';
import type { NetContext } from '../../../src/script/types/netType.ts';
import { TypeData } from '../../../src/script/types/typeData.ts';
import { TypeRegistry } from '../../../src/script/types/typeRegistry.ts';
import type { Dictionary } from '../../../src/script/values/dictionary.ts';
import { FakeClock } from '../fakeClock.ts';

/** A session for what needs one in tests of values: culture en-US, time zone UTC, no script blocks. */
export class TestContext implements NetContext {
  readonly types = new TypeRegistry();
  readonly typeData = new TypeData();
  culture = 'en-US';
  timeZone = 'UTC';
  readonly clock = new FakeClock('2024-02-13T14:05:06Z');
  readonly random = () => 0.5;
  readonly environment = new Map<string, string>();
  matches: Dictionary | null = null;
  readonly scriptBlocks = {
    create: (): never => {
      throw new Error('No scripts here');
    },
    parse: (): never => {
      throw new Error('No scripts here');
    },
    closure: (): never => {
      throw new Error('No scripts here');
    },
    steppable: (): never => {
      throw new Error('No scripts here');
    },
  };

  checkpoint(): void {
    // Tests are short.
  }

  allow(): void {
    // Tests are small.
  }

  invoke(): never {
    throw new Error('No scripts here');
  }

  text(value: Parameters<typeof toText>[0]): string {
    return toText(value, this);
  }

  separator(): string {
    return ' ';
  }

  setMatches(matches: Dictionary): void {
    this.matches = matches;
  }
}
