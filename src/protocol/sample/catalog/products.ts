import type { FamilyKey } from './families.ts';

/** A product category: ids, revisions and names are the well-known ones. */
export interface SampleProduct {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly family: FamilyKey;
  /** Not part of “all products”. */
  readonly excluded?: true;
}

function product(family: FamilyKey, id: string, revision: number, title: string): SampleProduct {
  return { id, revision, title, family };
}

/** Products that have updates. */
export const products = {
  windows11: product('windows', '72e7624a-5b00-45d2-b92f-e561c0a6a160', 202, 'Windows 11'),
  windows10: product('windows', 'a3c2375d-0c8a-42f9-bce0-28333e198407', 205, 'Windows 10'),
  windows10Later: product(
    'windows',
    'b3c75dc1-155f-4be4-b015-3f1a91758e52',
    209,
    'Windows 10, version 1903 and later',
  ),
  windows10Ltsb: product('windows', 'd2085b71-5f1f-43a9-880d-ed159016d5c6', 200, 'Windows 10 LTSB'),
  server2012R2: product('windows', 'd31bd4c3-d872-41c9-a2e7-231f372588cb', 202, 'Windows Server 2012 R2'),
  server2016: product('windows', '569e8e8f-c6cd-42c8-92a3-efbb20a0f6f5', 204, 'Windows Server 2016'),
  server2019: product('windows', 'f702a48c-919b-45d6-9aef-ca4248d50397', 201, 'Windows Server 2019'),
  server21H2: product(
    'windows',
    '71718f13-7324-4b0f-8f9e-2ca9dc978e53',
    201,
    'Microsoft Server operating system-21H2',
  ),
  server23H2: product(
    'windows',
    '607efb8d-feed-48a0-930e-14d0cf2da71f',
    203,
    'Microsoft Server Operating System-23H2',
  ),
  server24H2: product(
    'windows',
    'b256987d-4693-4c87-955d-dbb9341205eb',
    202,
    'Microsoft Server Operating System-24H2',
  ),
  defender: product('windows', '8c3fcc84-7410-4a95-8b89-a166a0190486', 112, 'Microsoft Defender Antivirus'),
  defenderEndpoint: product(
    'windows',
    '52561474-cdfa-4717-8692-bf8d58abc425',
    206,
    'Microsoft Defender for Endpoint',
  ),
  securityPlatform: product(
    'windows',
    '2d2a68ab-50ca-4d80-b96c-757bc32024c7',
    202,
    'Windows Security platform',
  ),
  edge: product('windows', '69010383-ff55-4227-bd6c-d91c26f2643b', 213, 'Microsoft Edge'),
  dynamicUpdate11: {
    ...product('windows', 'ab1852d6-15fd-4bf0-acd1-d276a5ea82fb', 201, 'Windows 11 Dynamic Update'),
    excluded: true,
  },
  drivers10: product('windows', '05eebf61-148b-43cf-80da-1c99ab0b8699', 202, 'Windows 10 and later drivers'),
  driversClient21H2: product(
    'windows',
    '6126d650-7850-48fa-858e-a5256f1e92c4',
    304,
    'Windows - Client, version 21H2 and later, Servicing Drivers',
  ),
  driversClient22H2: product(
    'windows',
    '7dd9959a-e808-477a-ab89-b2e3d3ed1f65',
    304,
    'Windows 11 Client, version 22H2 and later, Servicing Drivers',
  ),
  driversUpgrade22H2: product(
    'windows',
    'bfeb1830-4b34-40d0-a2d7-8d6f994ddb58',
    305,
    'Windows 11 Client, version 22H2 and later, Upgrade & Servicing Drivers',
  ),
  driversClient24H2: product(
    'windows',
    '0914d3fc-0453-4d04-9424-968829866611',
    500,
    'Windows 11 Client, version 24H2 and later, Servicing Drivers',
  ),
  driversServer2019: product(
    'windows',
    'b645dd0f-2965-43e8-b055-8ea47e2d71d7',
    256,
    'Windows Server 2019 and later, Servicing Drivers',
  ),
  office2016: product('office', '25aed893-7c2d-4a31-ae22-28ff8ac150ed', 202, 'Office 2016'),
  microsoft365: product(
    'office',
    '30eb551c-6288-4716-9a78-f300ec36d72b',
    201,
    'Microsoft 365 Apps/Office 2019/Office LTSC',
  ),
  sharePoint2019: product(
    'office',
    '6c5f2e66-7dbc-4c59-90a7-849c4c649d7a',
    202,
    'SharePoint Server 2019/Office Online Server',
  ),
  sharePoint: product(
    'office',
    'bc0fee21-742f-4d06-8b37-4fd520873c74',
    200,
    'SharePoint Server Subscription Edition',
  ),
  sql2016: product('sqlServer', '93f0b0bc-9c20-4ca5-b630-06eb4706a447', 200, 'Microsoft SQL Server 2016'),
  sql2019: product('sqlServer', '97b8b817-fce1-44e4-ac26-61127d4604c0', 200, 'Microsoft SQL Server 2019'),
  sql2022: product('sqlServer', 'aeefa997-63b8-4c01-b19c-c19e1081b4ce', 200, 'Microsoft SQL Server 2022'),
  exchange2016: product('exchange', '49c3ddde-4df2-4534-980c-83f4e27b23b5', 200, 'Exchange Server 2016'),
  exchange2019: product('exchange', 'f7fcd7d7-a163-4b27-970a-48bc02023df1', 200, 'Exchange Server 2019'),
  dotnet8: product('developerTools', '64ccdfc7-8e8c-4404-a572-a3daf7dff673', 200, '.NET 8.0'),
  visualStudio2022: product(
    'developerTools',
    '12c24e87-bd40-451b-9477-2c2bf501e0d7',
    200,
    'Visual Studio 2022',
  ),
  visualStudio2019: product(
    'developerTools',
    '5f4177e2-ad09-4066-9050-b7466ad5b078',
    200,
    'Visual Studio 2019',
  ),
  operationsManager: product(
    'systemCenter',
    '021e9016-4b20-4c24-bc42-4cdd11cefc32',
    200,
    'System Center 2022 - Operations Manager',
  ),
  virtualMachineManager: product(
    'systemCenter',
    '035c286a-16a5-4e93-81b4-9038ce52c845',
    200,
    'System Center 2022 - Virtual Machine Manager',
  ),
  powerShell: product('powerShell', '2ff883b0-b409-4328-ab13-ec77f5bdb864', 200, 'PowerShell - x64'),
  adminCenter: product('adminCenter', 'b1b8f641-1ff2-4ae6-b247-4fe7503787be', 200, 'Windows Admin Center'),
  silverlight: product('silverlight', '9f3dd20a-1004-470e-ba65-3dc62d982958', 100, 'Silverlight'),
  linuxKernel: product('linuxSubsystem', '0615f4e3-10a6-4a88-831f-8ed17ec27d97', 200, 'Kernel Updates'),
  skype2015: product('skype', '8184d953-8366-4e13-8566-df0e15aca108', 200, 'Skype for Business Server 2015'),
  azureFileSync2022: product(
    'azureFileSync',
    'c72a8930-b7e7-42ae-8dda-36223b9b006b',
    201,
    'Azure File Sync agent updates for Windows Server 2022',
  ),
} as const satisfies Record<string, SampleProduct>;

/** Name of a product in the table. */
export type ProductKey = keyof typeof products;

/** Products of the past, without updates. One after the other is retired; the last ones only when years have passed. */
export const legacyProducts: readonly SampleProduct[] = [
  product('windows', '3b4b8621-726e-43a6-b43b-37d07ec7019f', 102, 'Windows 2000'),
  product('sqlServer', '7145181b-9556-4b11-b659-0162fa9df11f', 51, 'SQL Server 2000'),
  product('office', '1403f223-a63f-f572-82ba-c92391218055', 113, 'Office 2003'),
  product('exchange', '83a83e29-7d55-44a0-afed-aea164bc35e6', 51, 'Exchange 2000 Server'),
  product('windows', '558f4bc3-4827-49e1-accf-ea79fd72d4c9', 102, 'Windows XP'),
  product('windows', 'dbf57a08-0d5a-46ff-b30c-7715eb9498e9', 103, 'Windows Server 2003'),
  product('windows', '26997d30-08ce-4f25-b2de-699c36a8033a', 101, 'Windows Vista'),
  product('sqlServer', '60916385-7546-4e9b-836e-79d65e517bab', 100, 'SQL Server 2005'),
  product('office', '041e4f9f-3a3d-4f58-8b2f-5e6fe95c4591', 126, 'Office 2007'),
  product('exchange', '26bb6be1-37d1-4ca6-baee-ec00b2f7d0f1', 101, 'Exchange Server 2007'),
  product('windows', 'ba0ae9cc-5f01-40b4-ac3f-50192b5d6aaf', 102, 'Windows Server 2008'),
  product('sqlServer', 'c5f0b23c-e990-4b71-9808-718d353f533a', 100, 'SQL Server 2008'),
  product('windows', '2ee2ad83-828c-4405-9479-544d767993fc', 108, 'Windows 8'),
  product('office', '84f5f325-30d7-41c4-81d1-87a0e6535b66', 122, 'Office 2010'),
  product('windows', 'fdfe8200-9d98-44ba-a12a-772282bf60ef', 101, 'Windows Server 2008 R2'),
  product('windows', 'bfe5b177-a086-47a0-b102-097e4fa1f807', 103, 'Windows 7'),
];
