import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const collect = new vm.Script('gc()');

/** Bytes of the heap that something still refers to. */
export function heapInUse(): number {
  collect.runInNewContext();
  return process.memoryUsage().heapUsed;
}
