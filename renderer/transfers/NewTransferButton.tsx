import { Plus } from 'lucide-react';
import { Button, goTo, places } from '#ui';

/** Begins a transfer, from the list and from the grid. */
export function NewTransferButton() {
  return (
    <Button
      isSmall
      icon={Plus}
      keys="N"
      does="new transfer"
      onPress={() => goTo(places.newTransfer())}
    >
      New
    </Button>
  );
}
