import { Button, goTo, places } from '#ui';
import { useAct, useRight } from '#work';

/** Asks for a plan of all items; it is solved in the background. */
export function PlanNetworkButton() {
  const { isBusy, send } = useAct();
  const right = useRight('plan.rebalance');
  const onPress = async () => {
    const done = await send(
      'plan.rebalance',
      { exceptions: [], items: [], network: true, basedOn: null, edits: [] },
      { done: ({ objects }) => `Planning the whole network, ${objects[0]}` },
    );
    if (done?.objects[0] !== undefined) goTo(places.plan(done.objects[0]));
  };
  return (
    <Button
      isSmall
      keys="P"
      does="plan the whole network"
      isBusy={isBusy}
      unavailable={right}
      onPress={() => void onPress()}
    >
      Plan network
    </Button>
  );
}
