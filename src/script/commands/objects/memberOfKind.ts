import { noUser } from '../../host/noUser.ts';
import { enumerate } from '../../members/enumerate.ts';
import { givenMember, memberMap } from '../../types/members/givenMember.ts';
import { NetType } from '../../types/netType.ts';
import { EnumValue } from '../../values/enumValue.ts';
import type { ExtendedMember } from '../../values/extendedMembers.ts';
import type { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, type Value } from '../../values/value.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { blockArgument, convertedArgument, refuseConversion } from './convertedArgument.ts';

/** An error about what Add-Member was given. */
export function memberFailure(id: string, message: string, target: Value = null) {
  return commandError(id, message, 'InvalidOperation', { type: 'System.InvalidOperationException', target });
}

/** The member that -MemberType, -Name, -Value and -SecondValue of Add-Member say; undefined where an error said that they say none. */
export function memberOfKind(runtime: CommandRuntime): ExtendedMember | undefined {
  const given = runtime.value('MemberType');
  const kind = runtime.string('MemberType') ?? '';
  const bits = given instanceof EnumValue ? given.value : 0n;
  if (bits === 0n || (bits & (bits - 1n)) !== 0n) {
    runtime.writeError(
      memberFailure(
        'WrongMemberCount',
        `To add a member, only one member type can be specified. The member types specified are: "${kind}"`,
      ),
    );
    return undefined;
  }
  return new MemberMaker(kind, runtime).make();
}

class MemberMaker {
  readonly #kind: string;
  readonly #name: string;
  readonly #value: Value;
  readonly #second: Value;
  readonly #runtime: CommandRuntime;

  constructor(kind: string, runtime: CommandRuntime) {
    this.#kind = kind;
    this.#name = runtime.string('Name') ?? '';
    this.#value = runtime.value('Value') ?? null;
    this.#second = runtime.value('SecondValue') ?? null;
    this.#runtime = runtime;
  }

  make(): ExtendedMember {
    const name = this.#name;
    switch (this.#kind) {
      case 'NoteProperty':
        this.#demandValue();
        this.#refuseSecond();
        return { kind: 'note', name, value: this.#value };
      case 'AliasProperty':
        this.#demandValue();
        this.#refuseNull();
        return this.#alias();
      case 'ScriptProperty':
        this.#demandValue();
        this.#refuseTwoNulls();
        return { kind: 'script', name, getter: this.#block(this.#value), setter: this.#block(this.#second) };
      case 'ScriptMethod':
        this.#demandValue();
        this.#refuseNull();
        this.#refuseSecond();
        return {
          kind: 'method',
          name,
          script: blockArgument(this.#value, this.#runtime),
        };
      case 'PropertySet':
        this.#refuseSecond();
        this.#demandValue();
        this.#refuseNull();
        return {
          kind: 'set',
          name,
          properties: this.#items().map((one) => this.#runtime.runspace.text(one)),
        };
      case 'MemberSet':
        this.#refuseSecond();
        return { kind: 'memberSet', name, members: memberMap(this.#items().map((one) => this.#member(one))) };
      case 'CodeMethod':
      case 'CodeProperty':
        this.#demandValue();
        return refuseConversion(this.#value, 'System.Reflection.MethodInfo', this.#runtime);
      default:
        return this.#fail(
          'CannotAddMemberType',
          `Cannot add a member with type "${this.#kind}". Specify a different type for the MemberTypes parameter.`,
        );
    }
  }

  /** A property by another name, of another type where one is given: by its name, or the type itself. */
  #alias(): ExtendedMember {
    const { runspace } = this.#runtime;
    const made = { kind: 'alias' as const, name: this.#name, referenced: runspace.text(this.#value) };
    if (!this.#runtime.has('SecondValue')) return made;
    if (isNull(this.#second))
      return this.#fail(
        'Value2ShouldNotBeNull',
        `The SecondValue parameter should not be null for a member of type "${this.#kind}". Specify a non-null value for the SecondValue parameter when adding members of this type.`,
      );
    return { ...made, type: convertedArgument(this.#second, NetType, 'System.Type', this.#runtime).fullName };
  }

  #items(): readonly Value[] {
    if (isNull(this.#value) || this.#value === '') return [];
    return [...(enumerate(this.#value) ?? [this.#value])];
  }

  #member(given: Value): ExtendedMember {
    return (
      givenMember(given) ??
      refuseConversion(given, 'System.Management.Automation.PSMemberInfo', this.#runtime)
    );
  }

  #block(given: Value): ScriptBlock | null {
    return isNull(given) ? null : blockArgument(given, this.#runtime);
  }

  /** A kind that needs a value asks for it where none is given. */
  #demandValue(): void {
    if (!this.#runtime.has('Value')) noUser('');
  }

  #refuseNull(): void {
    if (isNull(this.#value))
      this.#fail(
        'Value1ShouldNotBeNull',
        `The Value parameter should not be null for a member of type "${this.#kind}". Specify a non-null value for the Value parameter when adding members of this type.`,
      );
  }

  #refuseTwoNulls(): void {
    if (isNull(this.#value) && isNull(this.#second))
      this.#fail(
        'Value1AndValue2AreNotBothNull',
        `Both Value and SecondValue parameters should not be null for a member of type "${this.#kind}". Specify a non-null value for one of the two parameters.`,
      );
  }

  #refuseSecond(): void {
    if (this.#runtime.has('SecondValue'))
      this.#fail(
        'Value2ShouldNotBeSpecified',
        `The SecondValue parameter is not necessary for a member of type "${this.#kind}", and should not be specified. Do not specify the SecondValue parameter when you add members of this type.`,
      );
  }

  #fail(id: string, message: string): never {
    return this.#runtime.throwTerminating(memberFailure(id, message));
  }
}
