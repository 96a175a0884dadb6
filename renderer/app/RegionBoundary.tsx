import { Component } from 'react';
import type { ReactNode } from 'react';
import { EmptyRegion, ErrorRegion } from '#ui';

interface RegionBoundaryProps {
  /** What broke, as the rail calls it. */
  name: string;
  /** The window is of an older build: then its parts are gone, and that is no bug. */
  isOutdated: boolean;
  /** What it shows has stopped: what it could not fetch is to be fetched anew when it is shown again. */
  onStop: () => void;
  children: ReactNode;
}

/** Keeps a bug in one workspace to that workspace: the frame, the palette and the others go on. */
export class RegionBoundary extends Component<RegionBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override componentDidCatch(): void {
    this.props.onStop();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (this.props.isOutdated)
      return <EmptyRegion>{`${this.props.name} opens once this window is reloaded.`}</EmptyRegion>;
    return (
      <ErrorRegion
        what={`${this.props.name} stopped: ${error.message}`}
        stillWorks="The other workspaces still work. Nothing that was sent is lost."
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
