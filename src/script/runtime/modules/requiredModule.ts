import type { RequiredModule } from '../../syntax/requires.ts';
import { isWithin } from '../session/meetRequirements.ts';
import { isModuleNotFound } from './findModule.ts';
import { invalidManifest } from './manifest.ts';
import type { ModuleInfo } from './moduleInfo.ts';
import type { LoadingEngine } from './loadingEngine.ts';

/** The module that a manifest requires: one that is loaded, or else is now by its name; null for one of the host's own. Throws where there is none of that version. */
export function requiredModule(
  wanted: RequiredModule,
  path: string,
  engine: LoadingEngine,
): ModuleInfo | null {
  const loaded = (): ModuleInfo | undefined =>
    engine.modules.named([wanted.name]).find(({ version }) => isWithin(version, wanted));
  const found = loaded() ?? engine.builtInModules.find(wanted.name);
  if (found !== undefined) return found;
  if (engine.isBuiltInModule(wanted.name)) return null;
  try {
    engine.useModule(wanted.name, { ...engine.frame, scope: engine.global.top });
  } catch (error) {
    if (!isModuleNotFound(error)) throw error;
  }
  const now = loaded();
  if (now !== undefined) return now;
  throw invalidManifest(
    `The required module '${wanted.name}' is not loaded. Load the module or remove the module from 'RequiredModules' in the file '${path}'.`,
    path,
  );
}
