import { enumType } from '../../script/types/typeBuilder.ts';
import type { NetType } from '../../script/types/netType.ts';
import { EnumValue } from '../../script/values/enumValue.ts';
import { administration } from './namespaces.ts';

/** Enums of the WSUS API (cmdlets.md §3); numbers that the reference does not give are in the order of the names. */
const enums = {
  SynchronizationStatus: { NotProcessing: 0, Running: 1, Stopping: 2 },
  SynchronizationPhase: { NotProcessing: 0, Categories: 1, Updates: 2, Approvals: 3 },
  SynchronizationResult: { NeverRun: 0, Succeeded: 1, Failed: 2, Canceled: 3, Unknown: 4 },
  SynchronizationError: {
    ...{ NotApplicable: 0, Unknown: 1, LocalDbConnectFail: 2, LocalDbTooBusy: 3, LocalDbOtherError: 4 },
    ...{
      ProxyError: 5,
      UssCommunicationError: 6,
      UssNotFound: 7,
      DssAuthenticationError: 9,
      UserCanceled: 12,
    },
    ...{ ImportUpdateError: 13, ApprovalError: 14, LocalUpdateMissingForApproval: 15 },
    IncompatibleProtocolVersion: 16,
  },
  PublicationState: { Published: 0, Expired: 1 },
  UpdateState: { NotNeeded: 0, NotReady: 1, Failed: 2, Canceled: 3, Ready: 4, LicenseAgreementFailed: 5 },
  UpdateType: { Software: 0, Driver: 1 },
  UpdateSource: { MicrosoftUpdate: 1, Other: 2 },
  UpdateCategoryType: { Company: 0, ProductFamily: 1, Product: 2 },
  UpdateApprovalAction: { Install: 0, Uninstall: 1, NotApproved: 3, All: 2147483647 },
  UpdateRelationship: {
    ...{ UpdatesBundledByThisUpdate: 0, UpdatesThatBundleThisUpdate: 1, UpdatesRequiredByThisUpdate: 2 },
    ...{ UpdatesThatRequireThisUpdate: 3, UpdatesSupersededByThisUpdate: 4 },
    UpdatesThatSupersedeThisUpdate: 5,
  },
  MsrcSeverity: { Unspecified: 0, Low: 1, Moderate: 2, Important: 3, Critical: 4 },
  TargetingMode: { Server: 0, Client: 1 },
} as const;

const flags = {
  ApprovedStates: {
    LatestRevisionApproved: 1,
    HasStaleUpdateApprovals: 2,
    NotApproved: 4,
    Declined: 8,
    Any: -1,
  },
  UpdateInstallationStates: {
    ...{ Unknown: 1, NotApplicable: 2, NotInstalled: 4, Downloaded: 8, Installed: 16, Failed: 32 },
    ...{ InstalledPendingReboot: 64, All: -1 },
  },
  UpdateApprovalActions: { Install: 1, Uninstall: 2, NotApproved: 4, All: -1 },
  UpdateSources: { MicrosoftUpdate: 1, Other: 2, All: -1 },
  UpdateTypes: { Software: 1, Driver: 2, All: -1 },
} as const;

/** Name of an enum of the WSUS API. */
export type WsusEnum = keyof typeof enums | keyof typeof flags;

const numbers = new Map<string, Readonly<Record<string, number>>>([
  ...Object.entries(enums),
  ...Object.entries(flags),
]);

/** A value of an enum by name. */
export function enumOf(name: WsusEnum, member: string): EnumValue {
  return new EnumValue(`${administration}.${name}`, BigInt(numbers.get(name)?.[member] ?? 0));
}

/** Whether a value of an enum of flags has one of its flags. */
export function hasFlag(value: bigint, name: keyof typeof flags, member: string): boolean {
  const bit = BigInt(numbers.get(name)?.[member] ?? 0);
  return (value & bit) === bit;
}

/** The types of all of them. */
export function wsusEnumTypes(): readonly NetType[] {
  return [
    ...Object.entries(enums).map(([name, values]) => enumType(`${administration}.${name}`, values)),
    ...Object.entries(flags).map(([name, values]) => enumType(`${administration}.${name}`, values, true)),
  ];
}
