import { Component, Suspense } from 'react'
import type { ErrorInfo, ReactNode } from 'react'
import { retryLoads } from './lazy-region.tsx'
import { RegionFailure } from './RegionFailure.tsx'
import { RegionLoading } from './RegionLoading.tsx'

interface RegionBoundaryProps {
  /** As in `The graph stopped working.` */
  readonly name: string
  readonly children: ReactNode
  /** For what lies over the rest: takes it away. */
  readonly onClose?: () => void
}

interface RegionBoundaryState {
  readonly failure: { readonly error: unknown } | undefined
}

/**
 * Keeps a fault of one region away from the others, and shows that it is being fetched. A class,
 * because only classes catch.
 */
export class RegionBoundary extends Component<RegionBoundaryProps, RegionBoundaryState> {
  override state: RegionBoundaryState = { failure: undefined }

  static getDerivedStateFromError(error: unknown): RegionBoundaryState {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { name, children, onClose } = this.props
    const { failure } = this.state
    if (!failure) return <Suspense fallback={<RegionLoading />}>{children}</Suspense>
    return (
      <RegionFailure name={name} error={failure.error} onReload={this.#reload} onClose={onClose} />
    )
  }

  readonly #reload = (): void => {
    retryLoads()
    this.setState({ failure: undefined })
  }
}
