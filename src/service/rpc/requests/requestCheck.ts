import * as v from 'valibot';
import { SyncError } from '../../../domain/errors/syncError.ts';
import type { RequestOf } from '../operations.ts';

/** Reads the request of an operation from whatever a door sent. */
export type RequestCheck<Request extends object = object> = v.GenericSchema<unknown, Request>;

type Operation = (...given: never) => unknown;

/** The same members, as absent as before, whether they may be written or not. */
type Plain<Value> = Value extends object
  ? [keyof Value] extends [never]
    ? 'no members'
    : { readonly [Name in keyof Value]: Plain<Value[Name]> }
  : Value;

/** Assignable both ways, also with every member demanded: an optional member that one of them lacks is found so. */
type IsSame<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? [Demanded<A>] extends [Demanded<B>]
      ? [Demanded<B>] extends [Demanded<A>]
        ? true
        : false
      : false
    : false
  : false;

type Demanded<Value> = Value extends object
  ? { readonly [Name in keyof Value]-?: Demanded<Value[Name]> }
  : Value;

type Checks<Api> = { readonly [Name in keyof Api]: RequestCheck };

/** The checks whose result is exactly the request of their operation; the others become `never`. */
type InStep<Api, Given> = {
  readonly [Name in keyof Given]: Name extends keyof Api
    ? Api[Name] extends Operation
      ? Given[Name] extends v.GenericSchema<unknown, infer Result>
        ? IsSame<Plain<Result>, Plain<RequestOf<Api[Name]>>> extends true
          ? Given[Name]
          : never
        : never
      : never
    : never;
};

/** The checks of a part of the API. The compiler refuses one that is missing, and one that lets in anything but the operation's request. */
export function requestsOf<Api>() {
  return <Given extends Checks<Api>>(checks: Given & InStep<Api, Given>): Given => checks;
}

/** The request that was sent, checked. Throws `invalidRequest` that names the member; what the member holds is not repeated: it may be a secret. */
export function checkedRequest<Request extends object>(
  operation: string,
  check: RequestCheck<Request>,
  sent: unknown,
): Request {
  const result = v.safeParse(check, sent, { abortEarly: true });
  if (result.success) return result.output;
  throw new SyncError('invalidRequest', `Request of ${operation}: ${problemOf(result.issues[0])}`, {
    source: 'Service',
  });
}

const longestMember = 80;

function problemOf(issue: v.BaseIssue<unknown>): string {
  const member = (v.getDotPath(issue) ?? '').slice(0, longestMember);
  if (issue.expected === 'never') return `there is no member ${member}`;
  if (issue.kind === 'schema' && issue.type === 'strict_object')
    return issue.expected === 'Object'
      ? `${member === '' ? 'it' : member} has to be an object`
      : `${member} is missing`;
  return `${member} has to be ${issue.message}`;
}
