import type { HelpText } from './helpText.ts';

/** Help of the cmdlets of sources and packages. */
export const catalogHelp: Readonly<Record<string, HelpText>> = {
  'Export-CMSoftwareUpdateCatalog': {
    synopsis: 'Exports the catalog of a site for one without a link.',
    description:
      'Writes a package: .susync for another hierarchy of this product, signed with the key of this one, or .cab for wsusutil import. License files come along, update files with -IncludeContent.',
    parameters: {
      Path: 'The file, whose end says what it is: .susync or .cab.',
      Product: 'Only these products, by name.',
      UpdateClassification: 'Only these classifications, by name.',
      Language: 'Update files of these languages alone, by short name; documents keep all of theirs.',
      Since:
        'Only what changed after a content version; `last` is that of the last export with the same filters.',
      IncludeContent: 'The update files that are here, too.',
      WantedList: 'A list of Export-CMSoftwareUpdateWantedList, which the package then answers.',
      ChunkSize: 'Bytes that no file shall exceed.',
    },
    examples: [
      [
        'Export-CMSoftwareUpdateCatalog -Path catalog.susync -PassThru | Format-List Path, Length, Updates; Remove-Item catalog.susync',
        'Exports everything, and removes the package again.',
      ],
      [
        "Export-CMSoftwareUpdateCatalog -Path security.susync -UpdateClassification 'Security Updates' -WhatIf",
        'Says what would be exported.',
      ],
    ],
    related: ['Import-CMSoftwareUpdateCatalog', 'Compare-CMSoftwareUpdateCatalog'],
  },
  'Import-CMSoftwareUpdateCatalog': {
    synopsis: 'Imports packages at a site without a synchronization source.',
    description:
      'Checks everything first, then takes a package over whole or not at all, and synchronizes the site database and the sites below. With -WhatIf it looks and tells what would change. A site that has a source takes no package.',
    parameters: {
      TakeSubscription: 'Takes over products, classifications and languages of the package.',
      Force: 'Takes packages, too, that nobody signed or whose key is not known here.',
    },
    examples: [
      [
        'Export-CMSoftwareUpdateCatalog -Path catalog.susync; Import-CMSoftwareUpdateCatalog -Path catalog.susync -WhatIf -ErrorAction SilentlyContinue; Remove-Item catalog.susync',
        'Says what an import of a package would change; where the site has a source, nothing is said.',
      ],
    ],
    related: ['Export-CMSoftwareUpdateCatalog', 'Set-CMSoftwareUpdatePointComponent'],
  },
  'Export-CMSoftwareUpdateWantedList': {
    synopsis: 'Writes what a site without a link has and wants.',
    description:
      'The list goes to a connected site, where -WantedList of Export-CMSoftwareUpdateCatalog answers it with exactly that: its products and classifications, and what changed since the version that it has. A site that has a source writes none.',
    parameters: { Path: 'The file that is written.' },
    examples: [
      ['Export-CMSoftwareUpdateWantedList -Path wanted.json -WhatIf', 'Says what would be written.'],
    ],
    related: ['Export-CMSoftwareUpdateCatalog', 'Import-CMSoftwareUpdateCatalog'],
  },
  'Compare-CMSoftwareUpdateCatalog': {
    synopsis: 'Shows what changed between two content versions of a site.',
    description:
      'Writes what was added, changed and removed, with revisions and states before and after. Version 0 is the empty catalog.',
    parameters: { From: 'The older version.', To: 'The newer version.' },
    examples: [
      [
        'Compare-CMSoftwareUpdateCatalog -From 0 -To 1 | Group-Object Kind -NoElement',
        'Counts what the first synchronization brought.',
      ],
    ],
    related: ['Get-CMSoftwareUpdateSyncHistory'],
  },
  'Test-CMSoftwareUpdateSource': {
    synopsis: 'Tests a synchronization source step by step.',
    description:
      'Asks for name, connection, TLS, cookie, configuration, categories and languages, each with result and remedy. Nothing is changed.',
    parameters: {
      Source:
        'microsoft-update or the address of an upstream server; by default the source of the top-level site.',
    },
    examples: [
      [
        'Test-CMSoftwareUpdateSource | Format-Table Step, Succeeded, Detail',
        'Tests the source of the top-level site.',
      ],
    ],
    related: ['Set-CMSoftwareUpdatePointComponent'],
  },
};
