import { Component, type ReactNode, useEffect } from 'react';
import { messageOf } from '#web/lib/messages.ts';
import type { Page } from '#web/lib/page.ts';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';

/** A page that fails says so in its own place; the frame and the other pages live on. */
export class PageBoundary extends Component<{ page: Page; children: ReactNode }, { failure: unknown }> {
  override state: { failure: unknown } = { failure: undefined };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override render() {
    if (this.state.failure !== undefined) {
      return (
        <ErrorState title="Trang này gặp lỗi" onRetry={() => window.location.reload()}>
          {messageOf(this.state.failure)}
        </ErrorState>
      );
    }
    return (
      <>
        <WindowTitle title={this.props.page.title} />
        {this.props.children}
      </>
    );
  }
}

function WindowTitle({ title }: { readonly title: string }) {
  useEffect(() => {
    document.title = `${title} – Cải cách hành chính`;
  }, [title]);
  return null;
}
