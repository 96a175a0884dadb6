import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import {
  EmptyRegion,
  LoadingRegion,
  places,
  ToastRegion,
  useCommands,
  useKeys,
  usePath,
  viewpoint,
} from '#ui';
import type { KeyBinding, Workspace } from '#ui';
import { DegradedBand } from './DegradedBand.tsx';
import { HubBand } from './HubBand.tsx';
import { KeysOverlay } from './KeysOverlay.tsx';
import { useLastPlaces } from './last-places.ts';
import { frameLines } from './palette/frame-lines.ts';
import { ObjectCommands } from './palette/ObjectCommands.tsx';
import { Palette } from './palette/Palette.tsx';
import { Rail } from './Rail.tsx';
import { RegionBoundary } from './RegionBoundary.tsx';
import type { ShellServices } from './services.ts';
import { useReadable } from './services.ts';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { UpdateBand } from './UpdateBand.tsx';
import { workspaceAt } from './workspaces.ts';
import styles from './app.module.css';

interface AppProps {
  services: ShellServices;
  workspaces: readonly Workspace[];
}

/**
 * The whole console. Places are hashes (`#/exceptions/EX-2291`), because a deep link must work the same from a hub, a
 * file and Electron's own protocol.
 */
export function App({ services, workspaces }: AppProps) {
  useEffect(() => {
    const tick = () => viewpoint.setState({ nowMs: services.worldNowMs() });
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [services]);
  return (
    <QueryClientProvider client={services.queryClient}>
      <Router hook={usePath}>
        <Frame services={services} workspaces={workspaces} />
      </Router>
    </QueryClientProvider>
  );
}

/** What lies over the frame: the palette with what stands in it first, or the list of keys. */
type Overlay = { name: 'palette'; typed: string } | { name: 'keys' };

/** Rail, top bar, the workspace that the place names, status bar; and the keys that work everywhere. */
function Frame({ services, workspaces }: AppProps) {
  const [location, go] = useLocation();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const close = () => setOverlay(null);
  const workspace = workspaceAt(workspaces, location);
  // `lazy` keeps a failure for good: after each the parts are new ones, and Retry or the next visit fetches again.
  const [stops, setStops] = useState(0);
  const routes = useMemo(
    () => workspaces.map(({ id, path, load }) => ({ id, path, Component: lazy(load), stops })),
    [workspaces, stops],
  );
  const openPalette = () => setOverlay({ name: 'palette', typed: '' });
  const lastPlace = useLastPlaces(workspace);
  const isOutdated = useReadable(services.outdated);
  const open = (to: Workspace) => go(lastPlace(to));

  useKeys('frame', [
    ...workspaces.map((to): KeyBinding => ({
      keys: `G ${to.goKey}`,
      does: `go to ${to.title.toLowerCase()}`,
      run: () => open(to),
    })),
    { keys: 'Ctrl K', does: 'search or command', run: openPalette },
    { keys: '/', does: 'find', run: openPalette },
    { keys: '?', does: 'all keys', run: () => setOverlay({ name: 'keys' }) },
    { keys: 'V', does: 'views', run: () => setOverlay({ name: 'palette', typed: 'view ' }) },
    ...(workspaces.some(({ id }) => id === 'transfers')
      ? [{ keys: 'N', does: 'new transfer', run: () => go(places.newTransfer()) }]
      : []),
    { keys: 'Alt ←', does: 'back', run: () => history.back() },
    {
      keys: 'Ctrl Shift Enter',
      does: 'open in its own window',
      run: () => services.openWindow(globalThis.location.hash),
    },
  ]);
  useCommands((text) =>
    frameLines(text, workspaces, { go: open, showKeys: () => setOverlay({ name: 'keys' }) }),
  );

  // The rail's link was left with the workspace it stood for: what is pressed next means the new one.
  const work = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (work.current?.contains(document.activeElement) === false)
      work.current.focus({ preventScroll: true });
  }, [workspace?.id]);

  const first = workspaces[0];
  return (
    <div className={styles['frame']}>
      <Rail workspaces={workspaces} placeOf={lastPlace} />
      <TopBar services={services} workspace={workspace} onSearch={openPalette} />
      <div className={styles['work']} ref={work} tabIndex={-1}>
        <HubBand services={services} />
        <DegradedBand />
        <UpdateBand services={services} />
        <RegionBoundary
          key={workspace?.id}
          name={workspace?.title ?? 'This place'}
          isOutdated={isOutdated}
          onStop={() => setStops((before) => before + 1)}
        >
          <Suspense fallback={<LoadingRegion />}>
            <Switch>
              {routes.map(({ id, path, Component }) => (
                <Route key={id} path={`${path}/*?`}>
                  <Component />
                </Route>
              ))}
              <Route path="/">
                {first === undefined ? null : <Redirect to={first.path} replace />}
              </Route>
              <Route>
                <EmptyRegion>
                  {`There is no place ${location}. The rail lists all workspaces.`}
                </EmptyRegion>
              </Route>
            </Switch>
          </Suspense>
        </RegionBoundary>
      </div>
      <StatusBar services={services} />
      <ObjectCommands services={services} />
      <ToastRegion />
      {overlay?.name === 'palette' ? <Palette onClose={close} typedFirst={overlay.typed} /> : null}
      {overlay?.name === 'keys' ? <KeysOverlay onClose={close} /> : null}
    </div>
  );
}
