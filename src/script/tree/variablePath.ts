import { isScopeName } from '../syntax/scopeName.ts';
import { instanceOf } from '../types/arguments.ts';
import type { NetType } from '../types/netType.ts';
import { TypeBuilder } from '../types/typeBuilder.ts';
import { NetObject } from '../values/value.ts';

/** The name of a variable as it is written, with its scope or drive. */
export class VariablePath extends NetObject {
  readonly typeName = 'System.Management.Automation.VariablePath';
  readonly path: string;

  constructor(path: string) {
    super();
    this.path = path;
  }

  /** What stands before the colon, in lower case; `variable` says nothing. */
  get qualifier(): string | null {
    const colon = this.path.indexOf(':');
    return colon === -1 ? null : this.path.slice(0, colon).toLowerCase();
  }

  get isDrive(): boolean {
    const { qualifier } = this;
    return qualifier !== null && !isScopeName(qualifier);
  }

  /** Without scope; with its drive. */
  get userPath(): string {
    return this.qualifier === 'variable' ? this.path.slice(9) : this.path;
  }
}

const pathOf = instanceOf(VariablePath, 'VariablePath');

/** System.Management.Automation.VariablePath. */
export function variablePathType(): NetType {
  return new TypeBuilder('System.Management.Automation.VariablePath', pathOf)
    .property('string UserPath', ({ userPath }) => userPath)
    .property('bool IsGlobal', ({ qualifier }) => qualifier === 'global')
    .property('bool IsLocal', ({ qualifier }) => qualifier === 'local')
    .property('bool IsPrivate', ({ qualifier }) => qualifier === 'private')
    .property('bool IsScript', ({ qualifier }) => qualifier === 'script')
    .property('bool IsUnqualified', ({ qualifier }) => qualifier === null)
    .property('bool IsUnscopedVariable', ({ qualifier }) => qualifier === null || qualifier === 'variable')
    .property('bool IsVariable', ({ isDrive }) => !isDrive)
    .property('bool IsDriveQualified', ({ isDrive }) => isDrive)
    .property('string DriveName', ({ isDrive, path }) => (isDrive ? path.slice(0, path.indexOf(':')) : null))
    .method('string ToString()', ({ userPath }) => userPath)
    .build();
}
