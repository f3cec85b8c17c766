import { certificateCodes } from './certificateCodes.ts';
import { dotNetCodes } from './dotNetCodes.ts';
import { httpCodes } from './httpCodes.ts';
import { systemCodes } from './systemCodes.ts';
import type { WellKnownCode } from './wellKnownCode.ts';
import { windowsUpdateCodes } from './windowsUpdateCodes.ts';
import { winHttpCodes } from './winHttpCodes.ts';

/** What admins meet in logs of WSUS, Configuration Manager and Windows Update besides the codes of this product. */
export const wellKnownCodes: readonly WellKnownCode[] = [
  ...dotNetCodes,
  ...httpCodes,
  ...winHttpCodes,
  ...certificateCodes,
  ...windowsUpdateCodes,
  ...systemCodes,
];
