import { useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import X from 'lucide-react/icons/x'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'
import { joinClasses } from './join-classes.ts'

interface DialogProps {
  readonly title: ReactNode
  /** A line under the title. */
  readonly subtitle?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons: usually a sentence on the left, Cancel, and one primary button. */
  readonly footer?: ReactNode
  /** 420, 620 or 940 px wide. */
  readonly size?: 's' | 'm' | 'l'
  /** Ctrl+Enter anywhere inside. */
  readonly onApply?: (() => void) | undefined
  /** Whether the body has its own padding and scrolling. */
  readonly isBare?: boolean
  /** Whether the body holds nothing but text: it takes the focus itself, to be scrolled by keys. */
  readonly isText?: boolean
}

/**
 * A modal dialog; mounted means open. Focus goes to the element with `autoFocus`, else to the first
 * value, stays inside, and returns to the opener. Escape and a press outside close it.
 */
export function Dialog(props: DialogProps) {
  const { title, subtitle, onClose, children, footer, size = 'm', onApply, isBare, isText } = props
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className={styles['scrim'] ?? ''}
    >
      <Modal className={joinClasses(styles['modal'], styles[size])}>
        {/* Around the dialog, because the dialog itself has the focus where nothing in it can. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+Enter only repeats a button of the footer. */}
        <div
          className={styles['keys']}
          onKeyDown={(event) => {
            if (!onApply || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            onApply()
          }}
        >
          <AriaDialog className={styles['dialog'] ?? ''}>
            <div className={styles['column']}>
              <header className={styles['head']}>
                <div className={styles['titles']}>
                  <Heading slot="title" className={styles['title'] ?? ''}>
                    {title}
                  </Heading>
                  {subtitle !== undefined && <div className={styles['subtitle']}>{subtitle}</div>}
                </div>
                <IconButton label="Close" shortcut="Esc" icon={<X size={16} />} onPress={onClose} />
              </header>
              <DialogBody isBare={isBare} isText={isText}>
                {children}
              </DialogBody>
              {footer !== undefined && <footer className={styles['foot']}>{footer}</footer>}
            </div>
          </AriaDialog>
        </div>
      </Modal>
    </ModalOverlay>
  )
}

const FIRST_VALUE = 'input:not([type="radio"]), input:checked, textarea, select'

interface DialogBodyProps {
  readonly isBare: boolean | undefined
  readonly isText: boolean | undefined
  readonly children: ReactNode
}

/** Takes the focus to its first value, before the dialog would take it for itself. */
function DialogBody({ isBare, isText, children }: DialogBodyProps) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const body = ref.current
    if (!body || body.contains(document.activeElement)) return
    body.querySelector<HTMLElement>(FIRST_VALUE)?.focus()
  }, [])
  return (
    <div
      ref={ref}
      {...(isText === true && { tabIndex: 0, role: 'group', 'aria-label': 'Text' })}
      className={joinClasses(styles['body'], isBare === true && styles['bare'])}
    >
      {children}
    </div>
  )
}
