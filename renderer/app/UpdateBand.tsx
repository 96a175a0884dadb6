import { Band, Button } from '#ui';
import type { ShellServices } from './services.ts';
import { useReadable } from './services.ts';

/** Another build is served than the one that this window runs: what it has not opened yet, it can't open any more. */
export function UpdateBand({ services }: { services: ShellServices }) {
  if (!useReadable(services.outdated)) return null;
  return (
    <Band
      state="watch"
      title="Signalbox was updated."
      end={
        <Button isSmall isPrimary onPress={services.reload}>
          Reload
        </Button>
      }
    >
      Reload this window to go on. What was sent is not lost.
    </Band>
  );
}
