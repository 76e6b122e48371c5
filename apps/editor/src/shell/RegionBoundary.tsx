import { Component } from 'react'
import type { ErrorInfo, ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

interface RegionBoundaryProps {
  /** As in `The graph stopped working.` */
  readonly name: string
  readonly children: ReactNode
}

interface RegionBoundaryState {
  readonly report: string | undefined
}

/** Keeps a fault of one region away from the others. A class, because only classes catch. */
export class RegionBoundary extends Component<RegionBoundaryProps, RegionBoundaryState> {
  override state: RegionBoundaryState = { report: undefined }

  static getDerivedStateFromError(error: unknown): RegionBoundaryState {
    return { report: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { name, children } = this.props
    const { report } = this.state
    if (report === undefined) return children
    return (
      <EmptyState
        title={`${name} stopped working.`}
        actions={
          <>
            <Button size="s" onPress={() => this.setState({ report: undefined })}>
              Reload region
            </Button>
            <Button size="s" variant="plain" onPress={() => void copyReport(report)}>
              Copy report
            </Button>
          </>
        }
      >
        Your text is safe: it lies in the workspace, which goes on working.
      </EmptyState>
    )
  }
}

async function copyReport(report: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(report)
  } catch {
    // The report is in the console as well.
  }
}
