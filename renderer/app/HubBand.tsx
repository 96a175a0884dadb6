import { asOfText, Band, count, percent, useViewpoint } from '#ui';
import type { ShellServices } from './services.ts';
import { useReadable } from './services.ts';

/** What holds for the whole screen: no hub, or a hub that is still reading its history. Nothing when all is well. */
export function HubBand({ services }: { services: ShellServices }) {
  const link = useReadable(services.link);
  const catchUp = useReadable(services.catchUp);
  const { waitingCommands } = useReadable(services.pulse);
  const view = useViewpoint();
  if (link.phase === 'lost') {
    // Never heard: there is nothing to be as of.
    if (link.sinceMs === 0) {
      return (
        <Band state="stale" title="No connection to the hub yet.">
          It is tried again by itself.
        </Band>
      );
    }
    const since = asOfText(new Date(link.sinceMs).toISOString(), view).replace('as of', 'since');
    return (
      <Band state="stale" title={`No connection ${since}.`}>
        Showing last known values.{' '}
        {waitingCommands === 0
          ? null
          : `${count(waitingCommands)} ${waitingCommands === 1 ? 'command waits' : 'commands wait'}.`}
      </Band>
    );
  }
  if (link.phase === 'refused') {
    return (
      <Band state="critical" title="The hub does not let this window in.">
        Its address is no longer valid: open a fresh one with “signalbox open”.
      </Band>
    );
  }
  if (catchUp === null || catchUp.total === 0) return null;
  return (
    <Band state="noData" title={`Reading history, ${percent(catchUp.done / catchUp.total)}.`}>
      {`${count(catchUp.done)} of ${count(catchUp.total)} events. You can already work; the queue settles at the end.`}{' '}
      <progress value={catchUp.done} max={catchUp.total} aria-label="History read" />
    </Band>
  );
}
