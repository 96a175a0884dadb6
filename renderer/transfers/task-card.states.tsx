import type { GalleryGroup } from '#ui';
import { INVOICE_CARD } from './task-fixture.ts';
import { TaskCardView } from './TaskCardView.tsx';

export const states: GalleryGroup = {
  title: 'Card of an approval task',
  widthPx: 1_120,
  states: [
    { name: 'an invoice that differs', node: <TaskCardView card={INVOICE_CARD} foot={null} /> },
    {
      name: 'an invoice without anything to compare, by who asked for it',
      node: (
        <TaskCardView
          card={{
            ...INVOICE_CARD,
            account: {
              title: 'What is asked for',
              formula: 'nothing to compare it with',
              lines: INVOICE_CARD.account!.lines.slice(0, 1),
            },
            differences: ['Nothing was received yet.'],
            cannotDecide: "You asked for this invoice, so you can't approve it.",
          }}
          foot={null}
        />
      ),
    },
  ],
};
