import { bool } from '../../types/arguments.ts';
import type { NetType } from '../../types/netType.ts';
import { TypeBuilder } from '../../types/typeBuilder.ts';
import { NetArray } from '../../values/netArray.ts';
import { nothing, type Value } from '../../values/value.ts';
import { ScriptCmdlet } from '../blocks/scriptCmdlet.ts';
import { SteppablePipeline } from '../blocks/steppablePipeline.ts';
import { passing } from '../classes/classMethod.ts';
import { selfOf } from './selfOf.ts';

const automation = 'System.Management.Automation';

/** System.Management.Automation.SteppablePipeline: what GetSteppablePipeline gives. */
export function steppablePipelineType(): NetType {
  const written = (run: () => readonly Value[]): Value => new NetArray([...passing(run)]);
  return new TypeBuilder(`${automation}.SteppablePipeline`, selfOf(SteppablePipeline), {
    interfaces: ['System.IDisposable'],
  })
    .method('void Begin(bool expectInput)', (self, [fed]) => {
      passing(() => {
        self.begin(bool(fed), null);
      });
      return nothing;
    })
    .method(
      `void Begin(bool expectInput, ${automation}.EngineIntrinsics contextToRedirectTo)`,
      (self, [fed]) => {
        passing(() => {
          self.begin(bool(fed), null);
        });
        return nothing;
      },
    )
    .method(`void Begin(${automation}.PSScriptCmdlet command)`, (self, [command]) => {
      if (command instanceof ScriptCmdlet)
        passing(() => {
          self.begin(command.expectsInput, command.frame.out);
        });
      return nothing;
    })
    .method('array Process(System.Object input)', (self, [input = null]) =>
      written(() => self.process(input)),
    )
    .method('array Process()', (self) => written(() => self.process(nothing)))
    .method('array End()', (self) => written(() => self.end()))
    .method('void Clean()', (self) => {
      self.clean();
      return nothing;
    })
    .method('void Dispose()', (self) => {
      self.clean();
      return nothing;
    })
    .build();
}
