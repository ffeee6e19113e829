import { Component, type ReactNode } from 'react';
import { ErrorState } from '../ui/ScreenState.tsx';

/** Keeps a screen that fails to draw from taking the whole window with it. */
export class ScreenErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
