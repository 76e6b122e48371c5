import X from 'lucide-react/icons/x'
import { useDesignStore } from '../store/DesignContext.tsx'
import type { Notice } from '../store/design-state.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import styles from './NoticeArea.module.css'

const OPEN_LINES = 3

/** A message that stays until it is dismissed, e.g. which files were not read. */
export function NoticeArea() {
  const notice = useDesignStore((state) => state.notice)
  const setNotice = useDesignStore((state) => state.setNotice)
  const setDialog = useDesignStore((state) => state.setDialog)
  if (!notice) return <output />
  const follow = ({ action }: Notice) => {
    setNotice(undefined)
    setDialog(action?.dialog)
  }
  const lines = notice.lines.map((line) => (
    <li key={line} className={styles['line']}>
      {line}
    </li>
  ))
  return (
    <output className={styles['notice']}>
      <SeverityIcon severity="info" size={14} className={styles['icon']} />
      <div className={styles['words']}>
        <div className={styles['title']}>{notice.title}</div>
        {lines.length > 0 && lines.length <= OPEN_LINES && (
          <ul className={styles['lines']}>{lines}</ul>
        )}
        {lines.length > OPEN_LINES && (
          <details>
            <summary>{lines.length} details</summary>
            <ul className={styles['lines']}>{lines}</ul>
          </details>
        )}
      </div>
      {notice.action && (
        <Button size="s" onPress={() => follow(notice)}>
          {notice.action.label}
        </Button>
      )}
      <IconButton
        size="s"
        label="Dismiss"
        icon={<X size={14} />}
        onPress={() => setNotice(undefined)}
      />
    </output>
  )
}
