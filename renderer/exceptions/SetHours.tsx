import { useState } from 'react';
import { Button } from '#ui';
import { useRight } from '#work';
import { CalendarDialog } from './CalendarDialog.tsx';

/** The way from a clock to the working hours that it counts. */
export function SetHours({ site }: { site: string }) {
  const [isOpen, setOpen] = useState(false);
  const right = useRight('calendar.set');
  return (
    <>
      <Button isSmall keys="Shift W" unavailable={right} onPress={() => setOpen(true)}>
        Working hours
      </Button>
      {isOpen ? <CalendarDialog site={site} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
