import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import { cmdlet } from '../../script/commands/cmdletBuilder.ts';
import { commandError } from '../../script/commands/commandError.ts';
import { netError, text } from '../../script/types/arguments.ts';
import type { NetType } from '../../script/types/netType.ts';
import type { Value } from '../../script/values/value.ts';
import { Bag, bagType } from './bag.ts';

const fullName = 'System.Reflection.Assembly';

/** Assemblies whose types are here as far as they are, without being loaded. */
const known =
  /^(?:Microsoft\.UpdateServices\.\w+|mscorlib|netstandard|System|System\.(?:Core|Collections|IO|Linq|Net|Net\.Http|Numerics|Runtime|Security|Text\.RegularExpressions|Web|Xml|Xml\.Linq|Management\.Automation))$/i;

/** Name of an assembly in its display name or in the path of its file. */
function nameOf(given: string): string {
  const [name = ''] = given.split(',');
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return file.trim().replace(/\.dll$/i, '');
}

function assembly(given: string): Bag | null {
  const name = nameOf(given);
  if (!known.test(name)) return null;
  return new Bag(fullName, {
    FullName: `${name}, Version=4.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35`,
    Location: '',
    GlobalAssemblyCache: false,
    ImageRuntimeVersion: 'v4.0.30319',
  });
}

/** System.Reflection.Assembly, as far as scripts load assemblies by it: what is known is there, what is not cannot be loaded. */
export function assemblyType(): NetType {
  const load = ([given]: readonly Value[]): Value => {
    const found = assembly(text(given));
    if (found !== null) return found;
    throw netError(
      'System.IO.FileNotFoundException',
      `Could not load file or assembly '${text(given)}'. The system cannot find the file specified.\n`,
    );
  };
  return bagType(fullName, [
    ...['string FullName', 'string Location', 'bool GlobalAssemblyCache', 'string ImageRuntimeVersion'],
  ])
    .staticMethod(`${fullName} LoadWithPartialName(string partialName)`, ([given]) => assembly(text(given)))
    .staticMethod(`${fullName} Load(string assemblyString)`, load)
    .staticMethod(`${fullName} LoadFrom(string assemblyFile)`, load)
    .staticMethod(`${fullName} LoadFile(string path)`, load)
    .method('string ToString()', (self) => self.value('FullName'))
    .build();
}

/** Add-Type: takes assemblies that are known; nothing is compiled or loaded. */
export function addType(): Cmdlet {
  return cmdlet({
    name: 'Add-Type',
    className: 'AddTypeCommand',
    module: 'Utility',
    syntax: {
      FromSource:
        '[-TypeDefinition] <string> [-Language <string>] [-ReferencedAssemblies <string[]>] [-PassThru] [-IgnoreWarnings]',
      FromMember:
        '[-Name] <string> [-MemberDefinition] <string[]> [-Namespace <string>] [-UsingNamespace <string[]>] [-Language <string>] [-ReferencedAssemblies <string[]>] [-PassThru] [-IgnoreWarnings]',
      FromPath: '[-Path] <string[]> [-ReferencedAssemblies <string[]>] [-PassThru] [-IgnoreWarnings]',
      FromLiteralPath:
        '-LiteralPath <string[]> [-ReferencedAssemblies <string[]>] [-PassThru] [-IgnoreWarnings]',
      FromAssemblyName: '-AssemblyName <string[]> [-PassThru] [-IgnoreWarnings]',
    },
    parameters: {
      AssemblyName: { aliases: ['AN'] },
      LiteralPath: { aliases: ['PSPath', 'LP'] },
      TypeDefinition: { aliases: ['Source'] },
    },
    start: (runtime) => ({
      process() {
        const names = ['AssemblyName', 'Path', 'LiteralPath'].flatMap((one) => runtime.strings(one) ?? []);
        if (names.length === 0)
          runtime.throwTerminating(
            commandError(
              'SOURCE_CODE_NOT_SUPPORTED',
              'Cannot add type. Source code is not compiled in this host: write a class of PowerShell instead.',
              'NotImplemented',
              { type: 'System.NotSupportedException' },
            ),
          );
        for (const name of names)
          if (assembly(name) === null)
            runtime.writeError(
              commandError(
                'ASSEMBLY_NOT_FOUND',
                `Cannot add type. The assembly '${name}' is not available in this host, which loads no files of programs.`,
                'ObjectNotFound',
                { type: 'System.IO.FileNotFoundException', target: name },
              ),
            );
      },
    }),
  });
}
