import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ConnectionProvider, type Connection } from '#live';
import { accept, refuse } from '#shared/vocabulary';
import { useAct, type Sender } from './use-act.ts';

/** Sends an act that the hub answers so; tells whether the answers on screen are asked for anew. */
async function asksAnew(answer: Awaited<ReturnType<Connection['act']>>): Promise<boolean> {
  const answers = new QueryClient();
  answers.setQueryData(['settlement.preview'], { hash: 'read' });
  const connection = { act: () => Promise.resolve(answer) } as unknown as Connection;
  let sender: Sender | undefined;
  const Probe = () => {
    sender = useAct();
    return null;
  };
  renderToStaticMarkup(
    <QueryClientProvider client={answers}>
      <ConnectionProvider value={connection}>
        <Probe />
      </ConnectionProvider>
    </QueryClientProvider>,
  );
  await sender!.send('policy.draft', { policy: 'orders', restores: null }, { done: 'Begun' });
  return answers.getQueryState(['settlement.preview'])!.isInvalidated;
}

test.each([
  ['done', accept({ objects: [] }), true],
  ['refused, since it has changed', refuse('settlement.changed'), true],
  ['not sent: there is no hub', refuse('hub.away'), false],
  ['refused to this person', refuse('access.role'), false],
] as const)(
  'of an act that is %s the answers on screen are asked for anew or left',
  async (_, answer, anew) => {
    expect(await asksAnew(answer)).toBe(anew);
  },
);
