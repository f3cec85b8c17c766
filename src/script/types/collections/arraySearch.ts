import type { GridArray } from '../../values/gridArray.ts';
import { NetArray } from '../../values/netArray.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { invokeOne, returnedType } from '../invokeOne.ts';
import { holds } from '../predicate.ts';
import type { TypeBuilder } from '../typeBuilder.ts';
import { arrayOf } from './arrayItems.ts';

/** Find, Exists, ForEach and the like of System.Array: what they ask is a script block. */
export function addArraySearch(builder: TypeBuilder<NetArray | GridArray>): void {
  builder
    .staticMethod(
      'T[] FindAll[T](T[] array, System.Predicate[T] match)',
      ([array = null, match], context) =>
        new NetArray(
          arrayOf(array).items.filter((item) => holds(match, item, context)),
          arrayOf(array).elementType,
        ),
    )
    .staticMethod(
      'T Find[T](T[] array, System.Predicate[T] match)',
      ([array = null, match], context) =>
        arrayOf(array).items.find((item) => holds(match, item, context)) ?? null,
    )
    .staticMethod(
      'int FindIndex[T](T[] array, System.Predicate[T] match)',
      ([array = null, match], context) =>
        arrayOf(array).items.findIndex((item) => holds(match, item, context)),
    )
    .staticMethod('bool Exists[T](T[] array, System.Predicate[T] match)', ([array = null, match], context) =>
      arrayOf(array).items.some((item) => holds(match, item, context)),
    )
    .staticMethod(
      'TOutput[] ConvertAll[TInput,TOutput](TInput[] array, System.Converter[TInput,TOutput] converter)',
      ([array = null, by], context) =>
        new NetArray(
          arrayOf(array).items.map((item) => invokeOne(by, [item], context)),
          returnedType(by, context)?.fullName,
        ),
    )
    .staticMethod(
      'bool TrueForAll[T](T[] array, System.Predicate[T] match)',
      ([array = null, match], context) => arrayOf(array).items.every((item) => holds(match, item, context)),
    )
    .staticMethod(
      'T FindLast[T](T[] array, System.Predicate[T] match)',
      ([array = null, match], context) =>
        arrayOf(array).items.findLast((item) => holds(match, item, context)) ?? null,
    )
    .staticMethod(
      'int FindLastIndex[T](T[] array, System.Predicate[T] match)',
      ([array = null, match], context) =>
        arrayOf(array).items.findLastIndex((item) => holds(match, item, context)),
    )
    .staticMethod('void ForEach[T](T[] array, System.Action[T] action)', ([array = null, act], context) => {
      if (act instanceof ScriptBlock) for (const item of arrayOf(array).items) context.invoke(act, [item]);
      return null;
    });
}
