import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Connection, ConnectionProvider } from '#live';
import { goTo, installAppearance, listenToKeys, nativeBridge, placeNow } from '#ui';
import {
  App,
  liveServices,
  PERSON_KEY,
  tellDesktop,
  workspaceAt,
  workspaces,
} from './app/index.ts';

/** What preload hands to the page in Electron; a browser has a cookie instead. */
const bridge = nativeBridge();

installAppearance(document);
listenToKeys(window);

const connection = new Connection({
  url: bridge?.hubUrl ?? '',
  token: bridge?.token ?? null,
  person: sessionStorage.getItem(PERSON_KEY),
  monotonicNow: () => performance.now(),
  mintId: () => crypto.randomUUID(),
});
const services = liveServices(connection);
tellDesktop(connection);
connection.open();

// Frame and workspace are drawn as one: React keeps a fallback that it has shown for 300 ms. One that cannot be loaded is
// said by the frame.
if (placeNow().path === '/' && workspaces[0]) goTo(workspaces[0].path, { replace: true });
await workspaceAt(workspaces, placeNow().path)
  ?.load()
  .catch(() => undefined);

// A transition waits a moment for what is loaded already, where another render would begin with a fallback.
startTransition(() =>
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <ConnectionProvider value={connection}>
        <App services={services} workspaces={workspaces} />
      </ConnectionProvider>
    </StrictMode>,
  ),
);
