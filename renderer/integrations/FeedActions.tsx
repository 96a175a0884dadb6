import { useState } from 'react';
import type { FeedRow } from '#shared/protocol';
import { useConnection, useObservable } from '#live';
import { Button } from '#ui';
import { useAct, useRight } from '#work';
import { FaultDialog } from './FaultDialog.tsx';
import { ReplayDialog } from './ReplayDialog.tsx';

/** The acts on a feed; faults only where the world behind it is our own simulator. */
export function FeedActions({ row }: { row: FeedRow }) {
  const [dialog, setDialog] = useState<'replay' | 'fault' | null>(null);
  const { isBusy, send } = useAct();
  const isSimulated = useObservable(useConnection().clock.frame)?.adjustable ?? false;
  const reconnect = useRight('feed.reconnect');
  const replay = useRight('feed.replay');
  const fault = useRight('simulator.fault');
  const close = () => setDialog(null);
  return (
    <>
      <Button
        isPrimary
        keys="R"
        isBusy={isBusy}
        unavailable={reconnect}
        onPress={() =>
          void send('feed.reconnect', { feed: row.key }, { done: `Connecting ${row.name}` })
        }
      >
        {row.connected ? 'Connect again' : 'Connect now'}
      </Button>
      <Button
        keys="Y"
        does="replay from cursor"
        unavailable={replay ?? (row.connected ? undefined : 'It is not connected')}
        onPress={() => setDialog('replay')}
      >
        Replay
      </Button>
      {isSimulated ? (
        <Button unavailable={fault} onPress={() => setDialog('fault')}>
          Make a fault
        </Button>
      ) : null}
      {dialog === 'replay' ? <ReplayDialog row={row} onClose={close} /> : null}
      {dialog === 'fault' ? <FaultDialog row={row} onClose={close} /> : null}
    </>
  );
}
