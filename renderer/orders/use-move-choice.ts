import { useState } from 'react';
import type { MoveOption, MoveOptions, OrderDetail } from '#shared/protocol';
import { useAnswer } from '#live';
import { readQuantity, useSettled } from '#work';
import { moveDifferences, type ReadMove } from './move-differences.ts';

/** What is free and who loses is asked again this often: others give and take meanwhile. */
const ASK_AGAIN_MS = 5_000;

export type OrderLines = OrderDetail['lines'];

/** The line, the pieces and the place that a person chooses, and what the hub says of them. */
export function useMoveChoice(order: string, lines: OrderLines, opened: string) {
  const open = lines.filter((line) => line.shipped < line.quantity);
  const [line, setLine] = useState(() => String(firstLine(open, opened)));
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const settled = useSettled(typed);
  const quantity = typed === null || settled === null ? null : readQuantity(settled);
  const answer = useAnswer(
    'reservation.options',
    open.length === 0
      ? null
      : { order, line: Number(line), ...(quantity === null ? {} : { quantity }) },
    0,
    ASK_AGAIN_MS,
  );
  const told = answer.data;
  const isSettled = typed === null || readQuantity(typed) === told?.quantity;
  // What is asked again moves under the person: they decide on what they have read of their choice, or read it again.
  const choice = `${line} ${typed === null ? '' : readQuantity(typed)} ${chosen ?? ''}`;
  const [read, setRead] = useState<ReadMove | null>(null);
  const kept = isSettled && read?.choice === choice ? read : null;
  const wanted = chosen ?? kept?.option.key;
  const option = told?.options.find(({ key }) => key === wanted) ?? firstPossible(told);
  const now =
    told === undefined || option === undefined || !isSettled
      ? null
      : { choice, quantity: told.quantity, option };
  if (now !== null && kept === null) setRead(now);
  return {
    open,
    line,
    setLine(value: string) {
      setLine(value);
      setTyped(null);
      setChosen(null);
    },
    typed,
    setTyped,
    setChosen,
    answer,
    option,
    changed: {
      differences: kept === null || now === null ? [] : moveDifferences(kept, now),
      onDecideAgain: () => setRead(now),
    },
    unavailable: open.length === 0 ? 'All of it has left' : whyNot(told, option, isSettled, typed),
    /** What is sent, with why somebody acts although the source is silent. */
    input(reason: string) {
      return {
        line: Number(line),
        quantity: told!.quantity,
        to: option!.site,
        inbound:
          option!.kind === 'stock' ? null : { kind: option!.kind, number: option!.number ?? '' },
        seen: option!.hash,
        ...(option!.silentSince === null ? {} : { staleReason: reason }),
      };
    },
  };
}

/** The first place that is possible as it stands, else the first there is. */
function firstPossible(told: MoveOptions | undefined): MoveOption | undefined {
  return told?.options.find(({ refusal }) => refusal === null) ?? told?.options[0];
}

/** The line that a link names, or the first that lacks something. */
function firstLine(open: OrderLines, opened: string): number {
  const named = open.find(({ line }) => String(line) === opened);
  const waits = open.find(({ allocated, quantity }) => allocated < quantity);
  return (named ?? waits ?? open[0])?.line ?? 1;
}

function whyNot(
  told: MoveOptions | undefined,
  option: MoveOption | undefined,
  isSettled: boolean,
  typed: string | null,
): string | undefined {
  if (typed !== null && readQuantity(typed) === null) return 'Needs a quantity';
  if (told === undefined || !isSettled) return 'Being looked up';
  if (told.refusal !== null) return 'Not possible, see above';
  if (option === undefined) return 'Nothing is free elsewhere';
  return option.refusal === null ? undefined : 'Not possible there, see above';
}
