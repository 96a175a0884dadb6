import { Button, goTo, places } from '#ui';
import { useRight } from './rights.ts';
import { useAct } from './use-act.ts';

/**
 * Asks for a plan of the items that some exceptions are about, and goes to it. Nothing leaves Signalbox by it: what is
 * accepted of the plan does.
 */
export function RebalanceButton({ exceptions }: { exceptions: readonly string[] }) {
  const { isBusy, send } = useAct();
  const right = useRight('plan.rebalance');
  const onPress = async () => {
    const done = await send(
      'plan.rebalance',
      { exceptions: [...exceptions], items: [], network: false, basedOn: null, edits: [] },
      { done: ({ objects }) => `Planning, ${objects[0]}` },
    );
    if (done?.objects[0] !== undefined) goTo(places.plan(done.objects[0]));
  };
  return (
    <Button
      isSmall
      keys="B"
      does="rebalance"
      isBusy={isBusy}
      unavailable={right ?? (exceptions.length === 0 ? 'Nothing is selected' : undefined)}
      onPress={() => void onPress()}
    >
      {exceptions.length > 1 ? `Rebalance ${exceptions.length}` : 'Rebalance'}
    </Button>
  );
}
