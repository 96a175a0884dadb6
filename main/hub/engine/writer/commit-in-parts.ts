import { Fault } from '#shared/vocabulary';
import type { Input } from './input.ts';
import { parkAlone } from './park-alone.ts';

/** Commits inputs, in parts when some of them cannot be stored: each bad one is found and parked alone. */
export async function commitInParts(
  inputs: readonly Input[],
  commit: (inputs: readonly Input[]) => Promise<void>,
): Promise<void> {
  try {
    await commit(inputs);
  } catch (fault) {
    if (!isAboutData(fault)) throw fault;
    if (inputs.length > 1) {
      const half = inputs.length >> 1;
      await commitInParts(inputs.slice(0, half), commit);
      await commitInParts(inputs.slice(half), commit);
      return;
    }
    const instead = lookAgain(inputs[0]!, fault) ?? parkAlone(inputs[0]!, fault);
    if (!instead) throw fault;
    await commitInParts([instead], commit);
  }
}

/** An event whose id stands in the log although its place is new: to be judged by what stands there. */
function lookAgain(input: Input, fault: unknown): Input | null {
  const isUnique = fault instanceof Fault && fault.code === 'store.unique';
  if (!isUnique || input.kind !== 'arrival' || input.again) return null;
  return { ...input, again: true, vacant: true };
}

/** The rows themselves cannot be stored: sending them again is futile, finding the one at fault is not. */
function isAboutData(fault: unknown): boolean {
  return fault instanceof Fault && (fault.code === 'store.data' || fault.code === 'store.unique');
}
