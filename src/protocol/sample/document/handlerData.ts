import type { Handler } from '../catalog/updateKinds.ts';
import type { Prefix } from './xmlText.ts';

/** Content of HandlerSpecificData for a handler; drivers have none. */
export function handlerData(
  handler: Handler,
  fileName: string,
): { readonly prefix: Prefix; readonly type: string; readonly xml: string } | undefined {
  switch (handler) {
    case 'Cbs':
      return { prefix: 'cbs', type: 'cbs:Cbs', xml: '<cbs:CbsData />' };
    case 'CommandLineInstallation':
      return {
        prefix: 'cmd',
        type: 'cmd:CommandLineInstallation',
        xml: `<cmd:InstallCommand Program="${fileName}" Arguments="/q" RebootByDefault="false" DefaultResult="Failed"><cmd:ReturnCode Code="0" Result="Succeeded" Reboot="false" /><cmd:ReturnCode Code="3010" Result="Succeeded" Reboot="true" /></cmd:InstallCommand>`,
      };
    case 'WindowsInstaller':
      return {
        prefix: 'msp',
        type: 'msp:WindowsInstaller',
        xml: '<msp:MspData CommandLine="/quiet" UninstallCommandLine="/quiet" />',
      };
    case 'WindowsSetup':
      return {
        prefix: 'wsi',
        type: 'wsi:WindowsSetup',
        xml: '<wsi:InstallCommand IsSetup360="true" Program="setup.exe" />',
      };
    case 'WindowsDriver':
      return undefined;
  }
}
