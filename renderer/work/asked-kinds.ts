import { ArrowLeftRight, FileCheck, Landmark, Scale, ShoppingCart } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { Act, TASK_KINDS, TaskKind } from '#shared/protocol';
import { placeOf, places } from '#ui';

/** What somebody answers: as they saw it when they pressed, so that the hub refuses what has changed since. */
export interface Answered {
  kind: TaskKind;
  /** The subject of the approval. */
  key: string;
  seen: number;
  hash: string;
}

type Approve = (typeof TASK_KINDS)[TaskKind]['approve'];

/** How a kind of what people are asked about stands on screen. */
interface AskedFace {
  icon: LucideIcon;
  /** The words of the link to its place, and that place. */
  where: string;
  place(key: string): string;
  /** What an answer to it says. */
  answer(answered: Answered): Act<Approve>;
}

const ofRun = ({ key: run, seen, hash }: Answered) => ({ run, seen, hash });

/** What people are asked to agree to, by kind, as it stands on screen. */
export const ASKED: Readonly<Record<TaskKind, AskedFace>> = {
  transfer: {
    icon: ArrowLeftRight,
    where: 'Open transfer',
    place: places.transfer,
    answer: ({ key: transfer, seen, hash }) => ({ transfer, seen, hash }),
  },
  payable: {
    icon: FileCheck,
    where: 'Open its run',
    place: places.run,
    answer: ({ key: invoice, seen, hash }) => ({ invoice, seen, hash }),
  },
  adjustment: {
    icon: Scale,
    where: 'Open in Finance',
    place: (key) => placeOf('/finance', key.replace(/\/A\d+$/, '')),
    answer: ({ key: adjustment, hash }) => ({ adjustment, hash }),
  },
  settlement: { icon: Landmark, where: 'Open its run', place: places.run, answer: ofRun },
  orderCase: { icon: ShoppingCart, where: 'Open its run', place: places.run, answer: ofRun },
};
