/**
 * Every component in every state, with fixed data: for looking, for screenshots, for accessibility checks. Not part of
 * the console. `?theme=light` shows the other theme. May import whatever the renderer has; owns no tables.
 */
import { createRoot } from 'react-dom/client';
import { appearance, installAppearance, listenToKeys, viewpoint } from '#ui';
import type { GalleryGroup } from '#ui';
import styles from './gallery.module.css';

const found = import.meta.glob<{ states: GalleryGroup }>('../**/*.states.tsx', { eager: true });
const groups = Object.values(found).map((module) => module.states);

const query = new URLSearchParams(location.search);
installAppearance(document);
listenToKeys(window);
appearance.setState({ theme: query.get('theme') === 'light' ? 'light' : 'dark' });
viewpoint.setState({ zone: 'America/New_York', nowMs: Date.parse('2026-06-30T15:42:18.000Z') });

function Gallery() {
  return (
    <main className={styles['gallery']}>
      <h1>Gallery</h1>
      {groups.map(({ title, widthPx, states }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <div className={styles['states']}>
            {states.map(({ name, node }) => (
              <figure key={name} style={widthPx === undefined ? undefined : { width: widthPx }}>
                <figcaption>{name}</figcaption>
                {node}
              </figure>
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Gallery />);
