import { Component, type PropsWithChildren } from 'react';
import { Failure } from '../ui/parts';

/** A page that breaks says so in its own place; the shell stays. */
export class Boundary extends Component<PropsWithChildren, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div className="page">
        <Failure error={this.state.error} retry={() => location.reload()} />
      </div>
    );
  }
}
