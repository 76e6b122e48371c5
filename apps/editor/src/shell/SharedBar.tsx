import Copy from 'lucide-react/icons/copy'
import { useCommand } from '../commands/use-command.ts'
import { useDesignStore } from '../store/DesignContext.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './SharedBar.module.css'

/** Says that this is a shared copy, and offers to keep it. */
export function SharedBar() {
  const isShared = useDesignStore((state) => state.source.type === 'shared')
  const name = useDesignStore((state) => state.name)
  const hasBaseline = useDesignStore((state) => state.baseline !== state.files)
  const keep = useCommand('keep-copy')
  if (!isShared) return null
  return (
    <section className={styles['bar']} aria-label="Shared copy" data-region="shared">
      <span className={styles['tag']}>Shared copy, read-only</span>
      <div className={styles['words']}>
        <div className={styles['title']}>{name}</div>
        <div className={styles['detail']}>
          {hasBaseline ? 'Compared with the baseline in the link. ' : ''}
          Your own workspace is untouched.
        </div>
      </div>
      <Button variant="primary" icon={<Copy size={14} />} onPress={keep.run}>
        {keep.title}
      </Button>
    </section>
  )
}
