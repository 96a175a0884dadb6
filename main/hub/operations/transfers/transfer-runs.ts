import type { Watch, WorldView } from '#engine/kernel';
import type { RunKind, StuckPart } from '#engine/runs';
import { items, sites } from '#operations/network';
import { TRANSFER_AFTER } from './advance.ts';
import { historyOf } from './history-words.ts';
import { TRANSFER_STEPPED } from './own-events.ts';
import { commandOf, isStuck, type Part } from './run-commands.ts';
import { quantityWords } from './run-requests.ts';
import { transfers, type Transfer } from './transfer.collection.ts';
import { CURRENT_MACHINE, transferWorkflow } from './transfer.machine.ts';
import { waitsFor } from './waits-for.ts';

/** The runs of transfers, for those who show and steer runs of any workflow. */
export const transferRuns: RunKind = {
  workflow: transferWorkflow.id,
  title: 'Inventory transfer',
  current: CURRENT_MACHINE,
  data: transferWorkflow.data,
  watch: { collection: transfers, subjects: ({ number }) => [number] } satisfies Watch<Transfer>,
  find(world, key) {
    const transfer = world.get(transfers, key);
    if (!transfer) return undefined;
    const { number, machine, step, requestedAt, trouble, endedAt, version, notes } = transfer;
    return {
      key: number,
      machine,
      subject: subjectOf(world, transfer),
      step,
      begunAt: requestedAt,
      waitsFor: waitsFor(world, transfer),
      trouble,
      endedAt,
      version,
      missed: (seen) => notes.filter((note) => note.version > seen).map(({ what }) => what),
    };
  },
  *running(world) {
    for (const { number } of world.by(transfers, 'running', 'running')) yield number;
  },
  stuck,
  timeline: historyOf,
  timerKind: TRANSFER_AFTER,
  steppedType: TRANSFER_STEPPED,
  words: {
    request: 'somebody asks for it',
    cancel: 'somebody cancels it',
    closeShort: 'somebody closes what is missing',
    isReserved: 'the stock is set aside',
    isReserveRefused: 'the stock could not be set aside',
    isRefused: 'an approver says no',
    isApproved: 'all who must agree have agreed',
    isReleased: 'pick, shipment and orders are confirmed',
    isStaged: 'it stands at the dock',
    isShipped: 'it is loaded',
    isUnloading: 'the destination unloads',
    isCounted: 'the destination has counted',
    isShort: 'less arrived than left',
    isWhole: 'all that left has arrived',
    isBooked: 'the ledgers have confirmed',
    isOwing: 'something turned up that no ledger has',
    hasTrouble: 'a system refused or did not answer',
    isUndone: 'everything is taken back',
    isUndoneAfterRefusal: 'everything is taken back after a no',
    needsCount: 'its source counts first, by its own way',
    isCountedFirst: 'the source has counted',
    isRetriable: 'a system refused for the moment',
    isReturning: 'the destination refuses it',
    isBackWhole: 'all that was refused is back',
    isBackShort: 'less came back than was refused',
    backOff: 'the time to try again has come',
    goesOnAs: 'the trouble is over and it stands at',
  },
};

/** The parts of a transfer's run that stand; who moves it on answers for them, where somebody can. */
function stuck(world: WorldView, key: string): StuckPart[] {
  const transfer = world.get(transfers, key);
  if (!transfer || transfer.endedAt !== null) return [];
  return Object.keys(transfer.commands).flatMap((name) => {
    const part = name as Part;
    const command = commandOf(world, transfer, part);
    if (!command || !isStuck(command) || transfer.waived.includes(part)) return [];
    const { id, label } = command;
    return [{ part, command: id, label, needsProof: needsProof(transfer, part) }];
  });
}

function needsProof({ machine }: Transfer, part: Part): string | null {
  if (machine < 2) return 'It runs on a version that cannot be moved on.';
  if (part === 'reserve') return 'Nobody can promise stock for the warehouse.';
  return part.startsWith('book') ? 'What is owed to a ledger, only that ledger can say.' : null;
}

function subjectOf(world: WorldView, { quantity, unit, gtin, from, to }: Transfer): string {
  const code = (gln: string) => world.get(sites, gln)?.code ?? gln;
  const what = world.get(items, gtin)?.description ?? gtin;
  return `${quantityWords(quantity, unit)} ${what}, ${code(from)} → ${code(to)}`;
}
